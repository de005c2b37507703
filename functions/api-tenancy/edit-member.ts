import type { MemberId } from '@passerelle/domain/kernel'
import { type EditMember, edit, type Member } from '@passerelle/domain/tenancy'
import { demandVersion } from '@passerelle/table'
import type { OwnDesk } from './desk.ts'
import { kindOf } from './kind-of.ts'

/** Changes a name or roles. New roles count within the authorizer's cache time. */
export async function editMember(
  desk: OwnDesk,
  id: MemberId,
  change: EditMember,
  expected: number,
): Promise<Member> {
  const member = await desk.members.get(id)
  demandVersion(member, expected)
  const changed = edit(member, change, kindOf(desk))
  await desk.members.replace(changed, member.version, {
    action: 'editMember',
    aggregate: 'Member',
    aggregateId: id,
    version: changed.version,
    fields: Object.keys(change),
    purpose: 'administration',
  })
  return changed
}
