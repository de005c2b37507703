import type { MemberId } from '@passerelle/domain/kernel'
import { type EditMember, edit, type Member } from '@passerelle/domain/tenancy'
import { changeMember } from './change-member.ts'
import type { TenantContext } from './context.ts'
import { kindOf } from './kind-of.ts'

/** Changes a name or roles. New roles count within the authorizer's cache time. */
export function editMember(
  context: TenantContext,
  id: MemberId,
  change: EditMember,
  expected: number,
): Promise<Member> {
  return changeMember(context, {
    id,
    expected,
    fields: Object.keys(change),
    decide: (member) => edit(member, change, kindOf(context)),
  })
}
