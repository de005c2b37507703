import { isWorkingDay, type WorkingCalendar } from '../calendar/calendars.ts'
import { addDays, addMonths } from '../calendar/zones.ts'
import type { Stage } from '../casework/index.ts'
import { refuseFuture } from '../casework/plausible.ts'
import {
  type CalendarDate,
  earliestDay,
  type Ids,
  type Instant,
  type MemberId,
  type ParticipantId,
  refuse,
} from '../kernel/index.ts'
import { type FollowUpDays, type FollowUpMonth, followUpMonths } from '../programmes/index.ts'
import { type FollowUp, type FollowUpYear, maxFollowUps } from './follow-up.ts'

/** What a year of follow-up begins with. */
export type Beginning = {
  readonly participantId: ParticipantId
  readonly caseOpenedAt: Instant
  readonly contactOn: CalendarDate
  readonly by: MemberId
  readonly at: Instant
  /** The handover by which the person came. */
  readonly handover?: FollowUpYear['handover']
}

/** What the days of a follow-up are counted by. */
export type Counting = {
  readonly calendar: WorkingCalendar
  /** Of the programme, or of the organisation; without any it is calendar months. */
  readonly days?: FollowUpDays | undefined
}

export type BegunYear = { readonly year: FollowUpYear; readonly followUps: readonly FollowUp[] }

/** Begins the year of somebody whom the organisation has met, with a follow-up in each of its months. */
export function beginYear(beginning: Beginning, counting: Counting, ids: Ids): BegunYear {
  const { participantId, caseOpenedAt, contactOn, by, at, handover } = beginning
  return {
    year: { participantId, version: 1, contactOn, begunAt: at, begunBy: by, ...(handover && { handover }) },
    followUps: followUpMonths.map((month) => ({
      ...planned(
        { participantId, caseOpenedAt },
        aimedDay(contactOn, month, counting),
        counting.calendar,
        ids,
        at,
      ),
      month,
    })),
  }
}

/**
 * The same for somebody who came by themselves: the first contact is a caseworker's to name.
 *
 * @throws Refused `not_possible` for somebody who has not returned, `invalid` for a contact on a day that has not come
 */
export function beginYearOf(
  { stage }: { readonly stage: Stage },
  beginning: Beginning,
  counting: Counting,
  ids: Ids,
): BegunYear {
  if (stage !== 'returned' && stage !== 'closed') refuse({ code: 'not_possible', what: 'not_returned' })
  refuseFuture(beginning.contactOn, beginning.at, ['body', 'contactOn'])
  return beginYear(beginning, counting, ids)
}

/**
 * Plans a follow-up besides those of the year.
 *
 * @throws Refused `not_possible` before the year has begun, `invalid` for a day before the first contact or that is over,
 *   `already_exists` for a day on which one is planned, `limit_reached`
 */
export function planFollowUp(
  aimedOn: CalendarDate,
  { year, followUps }: { readonly year: FollowUpYear | undefined; readonly followUps: readonly FollowUp[] },
  { calendar, caseOpenedAt }: Pick<Counting, 'calendar'> & Pick<Beginning, 'caseOpenedAt'>,
  at: Instant,
  ids: Ids,
): FollowUp {
  if (year === undefined) return refuse({ code: 'not_possible', what: 'follow_ups_not_begun' })
  const path = ['body', 'aimedOn']
  if (aimedOn < year.contactOn) {
    refuse({
      code: 'invalid',
      errors: [{ path, code: 'before_contact', params: { contact: year.contactOn } }],
    })
  }
  if (aimedOn < earliestDay(at)) refuse({ code: 'invalid', errors: [{ path, code: 'in_the_past' }] })
  if (followUps.some((other) => other.aimedOn === aimedOn)) {
    refuse({ code: 'already_exists', what: 'follow_up' })
  }
  if (followUps.length >= maxFollowUps) {
    refuse({ code: 'limit_reached', what: 'follow_ups', limit: maxFollowUps })
  }
  return planned({ participantId: year.participantId, caseOpenedAt }, aimedOn, calendar, ids, at)
}

function planned(
  whose: Pick<Beginning, 'participantId' | 'caseOpenedAt'>,
  aimedOn: CalendarDate,
  calendar: WorkingCalendar,
  ids: Ids,
  at: Instant,
): FollowUp {
  return {
    id: ids.next<'followUp'>(),
    ...whose,
    version: 1,
    changedAt: at,
    state: 'open',
    aimedOn,
    dueOn: workingDayFrom(aimedOn, calendar),
    calendarEdition: calendar.edition,
    attempts: [],
    earlier: [],
  }
}

function aimedDay(contactOn: CalendarDate, month: FollowUpMonth, { days }: Counting): CalendarDate {
  return days === undefined ? addMonths(contactOn, month) : addDays(contactOn, days[`month${month}`])
}

// No calendar is without a working day for as long.
const longestPause = 60

function workingDayFrom(day: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  for (let later = 0; later < longestPause; later += 1) {
    const candidate = addDays(day, later)
    if (isWorkingDay(candidate, calendar)) return candidate
  }
  return day
}
