import { localDay } from '../../calendar/zones.ts'
import type { FollowUp } from '../../follow-up/follow-up.ts'
import { decide } from '../transitions/decide.ts'
import type { Circumstances, Decision } from '../transitions/decision.ts'
import { allowedCommands } from '../transitions/rows.ts'
import type { Order } from './commands.ts'
import { mayReturn, type OutcomeReport, reportIn } from './outcomes.ts'
import type { Referral } from './referral.ts'

/** The step by which an outcome comes back to the coach, and what the coach learns: a code, a month and a day. */
export type Returning = { readonly decision: Decision; readonly report: OutcomeReport }

/**
 * The outcome of a follow-up for the organisation that handed the person over (domain.md 7.1, N8). Nothing where the person
 * did not agree to that, or agrees no more; where nobody was reached, or outside of the months of the year; and where
 * whoever writes it down does not work with the referral. What was said or answered is in none of it.
 */
export function returnOutcome(
  referral: Referral,
  { month, result }: Pick<FollowUp, 'month' | 'result'>,
  circumstances: Circumstances,
): Returning | undefined {
  if (month === undefined || !result?.reached) return undefined
  const { consent, actor, calendars, now } = circumstances
  const isAllowed = allowedCommands(referral, actor).includes('report-outcome')
  if (!isAllowed || !mayReturn(consent, referral.to)) return undefined
  const { outcome, on } = result
  // Where the side that acts is behind the clock of the place, that day has not come yet there.
  const today = localDay(now, calendars[actor.side === 'receiver' ? 'receiver' : 'sender'].timeZone)
  const [date = on] = [on, today].toSorted()
  const order: Order<'report-outcome'> = { command: 'report-outcome', body: { month, outcome, date } }
  return { decision: decide(referral, order, circumstances), report: reportIn(order) }
}
