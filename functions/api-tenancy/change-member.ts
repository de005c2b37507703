import type { MemberId } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { TenantContext } from './context.ts'
import { leaveNothing } from './leave-work.ts'

/** A change of a member by an admin, decided on the member as they stand. */
type MemberChange = {
  readonly id: MemberId
  readonly expected: number
  readonly fields: readonly string[]
  readonly decide: (member: Member) => Member
}

/**
 * Changes a member in one transaction that goes through only while whoever acts administers the organisation still: of
 * two who remove each other at the same moment, one is too late.
 */
export async function changeMember(
  context: TenantContext,
  { id, expected, fields, decide }: MemberChange,
): Promise<Member> {
  // The identity pool writes a member as well, and an admin who was counted upon may be gone.
  return retryWhileContended(async () => {
    const before = await context.members.get(id)
    assertVersion(before, expected)
    const after = decide(before)
    const standing = await leaveNothing(context, before, after)
    const me = context.session.scope.member
    await context.members.replace(
      before,
      after,
      { aggregate: 'Member', aggregateId: id, version: after.version, fields, purpose: 'administration' },
      { besides: [...standing, ...(id === me ? [] : [context.members.requireAdmin(me)])] },
    )
    return after
  })
}
