import { type MemberId, refuse } from '@passerelle/domain/kernel'
import { removeMember } from '@passerelle/domain/tenancy'
import { demandVersion } from '@passerelle/table'
import type { OwnDesk } from './desk.ts'

/** Removes a member. Nobody removes themselves, so a tenant cannot lose its last admin by a slip. */
export async function dropMember(desk: OwnDesk, id: MemberId, expected: number): Promise<undefined> {
  if (id === desk.session.scope.member) refuse({ code: 'not_possible', what: 'own_membership' })
  const member = await desk.members.get(id)
  demandVersion(member, expected)
  const removed = removeMember(member)
  await desk.members.replace(removed, member.version, {
    action: 'removeMember',
    aggregate: 'Member',
    aggregateId: id,
    version: removed.version,
    fields: ['state'],
    purpose: 'administration',
  })
}
