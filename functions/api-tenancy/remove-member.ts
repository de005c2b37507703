import { type MemberId, refuse } from '@passerelle/domain/kernel'
import { removeMember } from '@passerelle/domain/tenancy'
import { assertVersion } from '@passerelle/table'
import type { TenantContext } from './context.ts'

/** Removes a member. Nobody removes themselves, so a tenant cannot lose its last admin by a slip. */
export async function dropMember(context: TenantContext, id: MemberId, expected: number): Promise<undefined> {
  if (id === context.session.scope.member) refuse({ code: 'not_possible', what: 'own_membership' })
  const member = await context.members.get(id)
  assertVersion(member, expected)
  const removed = removeMember(member)
  await context.members.replace(removed, member.version, {
    aggregate: 'Member',
    aggregateId: id,
    version: removed.version,
    fields: ['state'],
    purpose: 'administration',
  })
}
