import {
  audienceOf,
  newsOf,
  type Referral,
  type TimelineEvent,
  type Waiting,
  waitingIn,
} from '@passerelle/domain/exchange'
import type { TenantId } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import type { StreamRecord } from '@passerelle/runtime'
import { type LetterContext, letterIn, sendOnce } from '@passerelle/runtime/mail'
import type { Notices } from '@passerelle/table/events'

type Context = LetterContext<Notices>

/**
 * Writes to whoever something waits for since an event of a referral. It looks at the referral as it is now: what has
 * been done meanwhile is no news. An event that comes twice finds its letters claimed.
 */
export function notifyMembers(context: Context): (record: StreamRecord) => Promise<void> {
  return async (record) => {
    const found = await context.notices.findNewEvent(record)
    if (found === undefined) return
    const { address, event, referral } = found
    const news = newsOf(event, referral, waitingIn(referral, context.clock.now().toISOString()))
    for (const side of ['sender', 'receiver'] as const) {
      const theirs = news.filter((waiting) => waiting.side === side)
      const tenant = side === 'sender' ? address.from : address.to
      if (theirs.length > 0) await tell(context, tenant, referral, event, theirs)
    }
  }
}

async function tell(
  context: Context,
  tenantId: TenantId,
  referral: Referral,
  event: TimelineEvent,
  news: readonly Waiting[],
): Promise<void> {
  const tenant = await context.notices.findTenant(tenantId)
  if (tenant?.state !== 'active') return
  const isUrgent = event.command === 'escalate'
  const everybody = await context.notices.activeMembers(tenantId)
  const recipients = addressees(everybody, referral, news)
    .filter(({ id }) => id !== event.memberId)
    // A member who wants one letter a day still hears of a broken deadline at once.
    .filter(({ notices = 'immediately' }) => notices === 'immediately' || (isUrgent && notices === 'daily'))
  for (const member of recipients) {
    const notice = { tenant: tenantId, member: member.id, referral: referral.id, sequence: event.seq }
    const language = member.language ?? tenant.language
    const letter = letterIn(language, context.home, { kind: isUrgent ? 'escalated' : 'waits' })
    await sendOnce(context, notice, { to: member.email, ...letter })
  }
}

/**
 * The members for whom it waits and who still work there; where that is nobody, the coordinators; without any, the
 * coaches.
 */
function addressees(
  everybody: readonly Member[],
  referral: Referral,
  news: readonly Waiting[],
): readonly Member[] {
  const found = new Set<Member>()
  for (const waiting of news) {
    const { members, coordinators } = audienceOf(waiting, referral)
    const own = everybody.filter(({ id }) => members.includes(id))
    const leading = everybody.filter(({ roles }) => roles.includes('coordinator'))
    const led = leading.length > 0 ? leading : everybody.filter(({ roles }) => roles.includes('coach'))
    for (const member of own) found.add(member)
    if (coordinators || own.length === 0) for (const member of led) found.add(member)
  }
  return [...found]
}
