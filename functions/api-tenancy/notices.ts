import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import { type EditNotices, editNotices, type Member } from '@passerelle/domain/tenancy'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { TenantContext } from './context.ts'

type Notices = BodyOf<(typeof tenancy)['routes']['readNotices']>

/** How whoever asks is told that something waits for them. */
export async function readNotices({ members, session }: TenantContext): Promise<Notices> {
  return noticesOf(await members.get(session.scope.member))
}

/** Everybody chooses for themselves, and nobody for somebody else. */
export async function changeNotices(
  { members, session }: TenantContext,
  change: EditNotices,
  expected: number,
): Promise<Notices> {
  return retryWhileContended(async () => {
    const member = await members.get(session.scope.member)
    assertVersion(member, expected)
    const changed = editNotices(member, change)
    await members.replace(member, changed, {
      aggregate: 'Member',
      aggregateId: member.id,
      version: changed.version,
      fields: Object.keys(change),
      purpose: 'administration',
    })
    return noticesOf(changed)
  })
}

function noticesOf({ notices = 'immediately', language, version }: Member): Notices {
  return { notices, ...(language && { language }), version }
}
