import type { MemberId } from '@passerelle/domain/kernel'
import { type EditMember, edit, type Member } from '@passerelle/domain/tenancy'
import { assertVersion } from '@passerelle/table'
import type { TenantContext } from './context.ts'
import { kindOf } from './kind-of.ts'

/** Changes a name or roles. New roles count within the authorizer's cache time. */
export async function editMember(
  context: TenantContext,
  id: MemberId,
  change: EditMember,
  expected: number,
): Promise<Member> {
  const member = await context.members.get(id)
  assertVersion(member, expected)
  const changed = edit(member, change, kindOf(context))
  await context.members.replace(changed, member.version, {
    aggregate: 'Member',
    aggregateId: id,
    version: changed.version,
    fields: Object.keys(change),
    purpose: 'administration',
  })
  return changed
}
