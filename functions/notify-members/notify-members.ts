import {
  type Asked,
  audienceOf,
  canStillBeSaid,
  newsOf,
  organisationOf,
  type Referral,
  waitingIn,
} from '@passerelle/domain/exchange'
import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import { leadersOf, type Member } from '@passerelle/domain/tenancy'
import type { RowChange } from '@passerelle/runtime'
import { type LetterContext, writeOnce } from '@passerelle/runtime/mail'
import type { NewAsked, Notices } from '@passerelle/table/events'

type Context = LetterContext<Notices>

/** Something that waits for a side, as far as it says for whom. */
type News = Parameters<typeof audienceOf>[0]

/**
 * Writes to whoever something waits for since an event of a referral. It looks at the referral as it is now: what has
 * been done meanwhile is no news. An event that comes twice finds its letters claimed. Those who lead are written to when
 * somebody without an account asks for contact.
 */
export function notifyMembers(context: Context): (change: RowChange) => Promise<void> {
  return async (change) => {
    const newcomer = await context.notices.findRequest(change)
    if (newcomer !== undefined) return tellOfNewcomer(context, newcomer)
    const found = await context.notices.findNews(change)
    if (found === undefined) return
    if ('asked' in found) return tellOfAsked(context, found)
    const { address, event, referral } = found
    const news = newsOf(event, referral, waitingIn(referral, context.clock.now().toISOString()))
    const isUrgent = event.command === 'escalate'
    const occasion = { sequence: event.seq, by: event.memberId, isUrgent }
    for (const side of ['sender', 'receiver'] as const) {
      const theirs = news.filter((waiting) => waiting.side === side)
      if (theirs.length > 0) {
        await tell(context, organisationOf(address, side), referral, occasion, theirs)
      }
    }
  }
}

async function tellOfNewcomer(
  context: Context,
  { tenant: id, request }: NonNullable<Awaited<ReturnType<Notices['findRequest']>>>,
): Promise<void> {
  const tenant = await context.notices.findTenant(id)
  if (tenant?.state !== 'active') return
  const leading = leadersOf(await context.notices.activeMembers(id))
  for (const member of leading.filter(({ notices = 'immediately' }) => notices === 'immediately')) {
    await writeOnce(context, tenant, member, { request }, { kind: 'waits' })
  }
}

/** One letter when messages begin to wait, and one for each proposal of times: what waits stands in the inbox. */
async function tellOfAsked(context: Context, { address, asked, referral }: NewAsked): Promise<void> {
  if (!canStillBeSaid(referral)) return
  await tell(context, organisationOf(address, asked.side), referral, { asked, isUrgent: false }, [asked])
}

/** The reason of a letter: an event of the timeline, and who caused it, or what the other side has said. */
type Occasion = { readonly isUrgent: boolean } & (
  | { readonly sequence: number; readonly by: MemberId | undefined }
  | { readonly asked: Asked }
)

async function tell(
  context: Context,
  tenantId: TenantId,
  referral: Referral,
  occasion: Occasion,
  news: readonly News[],
): Promise<void> {
  const tenant = await context.notices.findTenant(tenantId)
  if (tenant?.state !== 'active') return
  const { isUrgent } = occasion
  const everybody = await context.notices.activeMembers(tenantId)
  const recipients = addressees(everybody, referral, news)
    .filter(({ id }) => !('by' in occasion) || id !== occasion.by)
    // A member who wants one letter a day still hears of a broken deadline at once.
    .filter(({ notices = 'immediately' }) => notices === 'immediately' || (isUrgent && notices === 'daily'))
  const about = {
    referral: referral.id,
    ...('asked' in occasion ? { asked: occasion.asked } : { sequence: occasion.sequence }),
  }
  for (const member of recipients) {
    await writeOnce(context, tenant, member, about, { kind: isUrgent ? 'escalated' : 'waits' })
  }
}

/**
 * The members for whom it waits and who still work there; where that is nobody, the coordinators; without any, the
 * coaches.
 */
function addressees(
  everybody: readonly Member[],
  referral: Referral,
  news: readonly News[],
): readonly Member[] {
  const found = new Set<Member>()
  for (const waiting of news) {
    const { members, coordinators } = audienceOf(waiting, referral)
    const own = everybody.filter(({ id }) => members.includes(id))
    const led = leadersOf(everybody)
    for (const member of own) found.add(member)
    if (coordinators || own.length === 0) for (const member of led) found.add(member)
  }
  return [...found]
}
