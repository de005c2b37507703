import { calendarOf, morningOf } from '@passerelle/domain/calendar'
import { waitsFor } from '@passerelle/domain/exchange'
import type { CalendarDate, Instant, TenantId } from '@passerelle/domain/kernel'
import type { Member, Tenant } from '@passerelle/domain/tenancy'
import { log, traceOf } from '@passerelle/runtime'
import { type LetterContext, letterIn, sendOnce } from '@passerelle/runtime/mail'
import type { Digests } from '@passerelle/table/events'

type Context = LetterContext<Digests>

/** The event that starts a round. `at` is for a round that could not be made in its time. */
export type DigestOrder = { readonly at?: Instant }

/** The result of a round: letters that were sent, organisations that failed. */
export type Round = { readonly sent: number; readonly failed: number }

/**
 * Tells those who want one letter a day how much waits for them, in the morning of their organisation. Every letter is
 * claimed for its member and day, so a round may be repeated all morning. An organisation that fails holds up no other.
 */
export async function sendDigests(context: Context, order: DigestOrder = {}): Promise<Round> {
  const now = order.at ?? context.clock.now().toISOString()
  let sent = 0
  let failed = 0
  for await (const tenant of context.notices.allTenants()) {
    const today = morningOf(now, calendarOf(tenant.country))
    if (tenant.state !== 'active' || today === undefined) continue
    try {
      sent += await tellAll(context, tenant, today)
    } catch (error) {
      failed += 1
      log('error', 'an organisation was left out', { tenant: tenant.id, ...traceOf(error) })
    }
  }
  log('info', 'digests sent', { records: sent, failed })
  return { sent, failed }
}

async function tellAll(context: Context, tenant: Tenant, today: CalendarDate): Promise<number> {
  const members = await context.notices.activeMembers(tenant.id)
  const daily = members.filter(({ notices }) => notices === 'daily')
  if (daily.length === 0) return 0
  const counts = await countFor(context.notices, tenant.id, daily)
  let sent = 0
  for (const [member, count] of counts) {
    const notice = { tenant: tenant.id, member: member.id, day: today }
    const letter = letterIn(member.language ?? tenant.language, context.home, { kind: 'daily', count })
    if (await sendOnce(context, notice, { to: member.email, ...letter })) sent += 1
  }
  return sent
}

/** In how many referrals something waits for each; who has nothing to do is left out. */
async function countFor(
  digests: Digests,
  tenant: TenantId,
  members: readonly Member[],
): Promise<ReadonlyMap<Member, number>> {
  const counts = new Map<Member, number>()
  for await (const { side, whose } of digests.owedBy(tenant)) {
    for (const member of members) {
      if (!waitsFor({ side }, whose, { memberId: member.id, roles: member.roles })) continue
      counts.set(member, (counts.get(member) ?? 0) + 1)
    }
  }
  return counts
}
