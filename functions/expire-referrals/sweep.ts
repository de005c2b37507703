import {
  type Circumstances,
  deadlinePolicies,
  decide,
  overdue,
  whileSuspended,
} from '@passerelle/domain/exchange'
import {
  type CalendarDate,
  type Clock,
  type Instant,
  plusDays,
  Refused,
  utcDayOf,
} from '@passerelle/domain/kernel'
import { log, traceOf } from '@passerelle/runtime'
import type { ClockedReferral, Recount, ReferralClock, Unreadable } from '@passerelle/table/events'
import type { DueReferral } from '@passerelle/table/exchange'

/** How far back is looked for what an outage left undone. An empty day costs one call. */
const lookBackDays = 30
/** How many referrals are worked on at once. */
const atOnce = 8
/** A referral has at most a dozen limits, so more steps in one go would be a circle. */
const maxSteps = 12

/** The event that starts a sweep. */
export type SweepOrder = {
  /** When it was to run: what is over by then is acted upon, also when it runs late or is tried again. */
  readonly due?: string
  /** For looking back further than usual, after a long outage. */
  readonly since?: CalendarDate
}

type Due = DueReferral | Recount | Unreadable

/** The result of a sweep: referrals that were due, limits that were acted upon, referrals that failed. */
export type Sweep = { readonly due: number; readonly acted: number; readonly failed: number }

export type SweepContext = { readonly referrals: ReferralClock; readonly clock: Clock }

/**
 * Acts upon every limit that is over. It may be run twice or late: each step is written only if the referral still is
 * at the version that was read, so what somebody did meanwhile counts. A record that fails is left behind and named in
 * the log; the others go on, and the next sweep tries it again.
 */
export async function sweep({ referrals, clock }: SweepContext, order: SweepOrder = {}): Promise<Sweep> {
  const now = (order.due === undefined ? clock.now() : new Date(order.due)).toISOString()
  let due = 0
  let acted = 0
  let failed = 0
  const under = new Set<Promise<void>>()

  async function take(found: Due): Promise<void> {
    try {
      if ('unreadable' in found) throw found.unreadable
      if ('recounted' in found) {
        await referrals.recount(found)
        return
      }
      // Not `acted += await …`: that would add to what it was before all the others that are under way.
      const steps = await expireReferral(referrals, found, now)
      acted += steps
    } catch (error) {
      failed += 1
      log('error', 'a referral was left behind', traceOf(error))
    }
  }

  for (const day of daysUntil(now, order.since)) {
    for await (const found of referrals.dueOn(day, now)) {
      if (!('recounted' in found)) due += 1
      const taken = take(found)
      const done = taken.finally(() => under.delete(done))
      under.add(done)
      if (under.size >= atOnce) await Promise.race(under)
    }
  }
  await Promise.all(under)
  log('info', 'swept', { records: due, failed })
  return { due, acted, failed }
}

/**
 * Acts upon each limit of one referral that is over, the longest overdue first: one read, and one write a limit. A limit of
 * a side that is suspended is put off instead.
 */
async function expireReferral(referrals: ReferralClock, due: DueReferral, now: Instant): Promise<number> {
  let found = await putOff(referrals, await referrals.find(due), now)
  for (let step = 0; step < maxSteps; step += 1) {
    const [limit] = found ? overdue(found.referral.deadlines, now) : []
    if (found === undefined || limit === undefined) return step
    const { policy } = limit
    const order = { command: deadlinePolicies[policy].onDue, policy }
    const decision = decide(found.referral, order, circumstancesOf(found, now))
    try {
      await referrals.commit(found, decision)
    } catch (error) {
      // Somebody acted in the meantime, and what they did counts.
      if (error instanceof Refused && error.refusal.code === 'stale_version') return step
      throw error
    }
    found = decision.deletes ? undefined : { ...found, referral: decision.referral }
  }
  return maxSteps
}

async function putOff(
  referrals: ReferralClock,
  found: ClockedReferral | undefined,
  now: Instant,
): Promise<ClockedReferral | undefined> {
  const referral = found && whileSuspended(found.referral, found.suspended, now, found.calendars)
  if (found === undefined || referral === undefined || referral === found.referral) return found
  const moved = { ...found, referral }
  await referrals.moveEnds(moved)
  return moved
}

function circumstancesOf({ referral, calendars }: ClockedReferral, now: Instant): Circumstances {
  return {
    now,
    actor: { side: 'system', roles: [] },
    expectedVersion: referral.version,
    corridor: undefined,
    consent: { state: 'none' },
    calendars,
  }
}

/** The UTC days from `since` to today, in their order. */
function daysUntil(now: Instant, since = utcDayOf(plusDays(now, -lookBackDays))): readonly CalendarDate[] {
  const days: CalendarDate[] = []
  for (let at = `${since}T00:00:00.000Z`; at <= now; at = plusDays(at, 1)) days.push(utcDayOf(at))
  return days
}
