import type { ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { useQuery } from '@tanstack/react-query'
import { usePages } from '../../api/use-pages.ts'
import { useRead } from '../../api/use-read.ts'
import { loadConfig } from '../../app/config.ts'

export type Service = ResourceOf<'readServiceAccount'>

/** The roles that systems have, the most frequent first. */
export const roles = [
  'intake',
  'caseload_reader',
  'inbox_reader',
  'programme_keeper',
  'journal_reader',
] as const satisfies readonly CodesOf<'role'>[]

export const useServices = () => usePages('listServiceAccounts', { limit: 100 })

export const useService = (serviceAccountId: string) =>
  useRead('readServiceAccount', [{ params: { serviceAccountId } }])

/** Where a system gets its tokens. */
export function useTokenUrl(): string {
  const { data } = useQuery({ queryKey: ['config'], queryFn: loadConfig })
  return data?.tokenUrl ?? '…'
}

/** Roles out of what was chosen, in their usual order. */
export function rolesOf(chosen: readonly string[]): (typeof roles)[number][] {
  return roles.filter((role) => chosen.includes(role))
}
