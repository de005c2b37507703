import type { ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { usePages } from '../../api/use-pages.ts'
import { useRead } from '../../api/use-read.ts'

export type Member = ResourceOf<'readMember'>

/** The roles that members have, the most frequent first. */
export const roles = [
  'coach',
  'coordinator',
  'counsellor',
  'instructor',
  'admin',
  'auditor',
] as const satisfies readonly CodesOf<'role'>[]

/** Those among them to which cases are given. */
export const caseworkers = [
  'coach',
  'coordinator',
  'counsellor',
] as const satisfies readonly CodesOf<'role'>[]

export const useMembers = () => usePages('listMembers', { limit: 100 })

export const useMember = (memberId: string) => useRead('readMember', [{ params: { memberId } }])

/** Roles out of what was chosen, in their usual order. */
export function rolesOf(chosen: readonly string[]): (typeof roles)[number][] {
  return roles.filter((role) => chosen.includes(role))
}

/** Whether somebody may have cases, which another one has to take over before they leave. */
export function mayHaveCases({ roles: own }: Pick<Member, 'roles'>): boolean {
  return caseworkers.some((role) => own.includes(role))
}
