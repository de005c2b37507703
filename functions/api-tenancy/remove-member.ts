import { type MemberId, refuse } from '@passerelle/domain/kernel'
import { removeMember } from '@passerelle/domain/tenancy'
import { changeMember } from './change-member.ts'
import type { TenantContext } from './context.ts'

/** Removes a member who leaves nothing behind. Nobody removes themselves. */
export async function dropMember(context: TenantContext, id: MemberId, expected: number): Promise<undefined> {
  if (id === context.session.scope.member) refuse({ code: 'not_possible', what: 'own_membership' })
  await changeMember(context, { id, expected, fields: ['state'], decide: removeMember })
}
