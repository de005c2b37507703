import { calendarOf } from '../calendar/calendars.ts'
import type { FollowUp, FollowUpYear } from '../follow-up/follow-up.ts'
import { type Beginning, beginYear, type Counting } from '../follow-up/plan-follow-ups.ts'
import { coach, countedIds, openedAt, participantId } from './casework.ts'

/** The clock of somebody in Dakar who was met on 10 March 2026. */
export const metOn = '2026-03-10'
export const metAt = '2026-03-10T12:00:00.000Z'

export const inDakar: Counting = { calendar: calendarOf('SN') }

/** The year that begins with that day. */
export function aYear(
  change: Partial<Beginning> = {},
  counting: Counting = inDakar,
): { readonly year: FollowUpYear; readonly followUps: readonly [FollowUp, FollowUp, FollowUp] } {
  const { year, followUps } = beginYear(
    { participantId, caseOpenedAt: openedAt, contactOn: metOn, by: coach, at: metAt, ...change },
    counting,
    countedIds(700),
  )
  const [third, sixth, twelfth] = followUps
  if (!third || !sixth || !twelfth) throw new TypeError('a year of three follow-ups')
  return { year, followUps: [third, sixth, twelfth] }
}
