import * as z from 'zod'
import { type CalendarDate, daysBetween } from '../../kernel/time.ts'
import { trackFor } from '../deadlines/deadlines.ts'
import { shortNoticeDays } from '../deadlines/policies.ts'
import type { Referral } from './referral.ts'
import { isTerminal } from './states.ts'

/**
 * Something to know that stands in nobody's way: `short_notice` is less than four weeks before departure, `no_deputy`
 * that nobody stands in for whoever answers for the person at the receiver, `partner_suspended` that nobody works at the
 * other organisation now, and its limits stand still.
 */
export const warningSchema = z.enum(['short_notice', 'fast_track', 'no_deputy', 'partner_suspended'])
export type Warning = z.infer<typeof warningSchema>

/** For the sender who begins a referral. */
export function noticeWarnings(
  plannedDeparture: CalendarDate | undefined,
  today: CalendarDate,
): readonly Warning[] {
  if (plannedDeparture === undefined || daysBetween(today, plannedDeparture) >= shortNoticeDays) return []
  return trackFor(plannedDeparture, today) === 'fast' ? ['short_notice', 'fast_track'] : ['short_notice']
}

/** For both sides, as long as the receiver works with the person. */
export function standInWarnings({
  state,
  receiver,
}: Pick<Referral, 'state' | 'receiver'>): readonly Warning[] {
  return receiver !== undefined && receiver.deputyId === undefined && !isTerminal(state) ? ['no_deputy'] : []
}

/** For the side that works on, as long as it waits for the other one. */
export function suspensionWarnings(
  { state }: Pick<Referral, 'state'>,
  isPartnerSuspended = false,
): readonly Warning[] {
  return isPartnerSuspended && !isTerminal(state) ? ['partner_suspended'] : []
}
