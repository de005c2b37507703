import { type CalendarDate, utcDayOf } from '../../kernel/index.ts'
import type { Referral } from './referral.ts'
import { isTerminal } from './states.ts'

/**
 * The day since which nothing happens with a referral any more; nothing while it is under way, or is given back and was not
 * taken back yet.
 */
export function endedOnOf({
  state,
  owner,
  changedAt,
}: Pick<Referral, 'state' | 'owner' | 'changedAt'>): CalendarDate | undefined {
  const isOver = isTerminal(state) && !(state === 'returned' && owner === 'receiver')
  return isOver ? utcDayOf(changedAt) : undefined
}
