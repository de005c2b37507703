import { type DayOff, dayOff, isWorkingDay, type WorkingCalendar } from '../../calendar/calendars.ts'
import { addDays, endOfDay, localDay } from '../../calendar/zones.ts'
import type { CalendarDate, Instant } from '../../kernel/time.ts'
import { daysBetween, plusDays, plusHours } from '../../kernel/time.ts'
import type { Deadline, Referral } from '../referral/referral.ts'
import {
  type DaySpan,
  type DeadlinePolicy,
  deadlinePolicies,
  fastTrackDays,
  type PolicyKey,
  type Span,
} from './policies.ts'

export type Track = Referral['track']

// More days in a row than any limit needs; past it a calendar has no working days at all.
const furthest = 3_660

/**
 * A limit that begins now. The day of the beginning does not count; the time is over at the end of the last day, by
 * the clock on the wall of the side whose turn it is (domain.md 5.2). Hours are counted from the instant itself. The result
 * is an absolute instant.
 *
 * @param from the day that the limit is counted from, where that is not the day of `start`
 */
export function deadlineFor(
  policy: PolicyKey,
  start: Instant,
  calendar: WorkingCalendar,
  track: Track = 'standard',
  from: CalendarDate = localDay(start, calendar.timeZone),
): Deadline {
  const rule: DeadlinePolicy = deadlinePolicies[policy]
  const limit = (track === 'fast' ? rule.fastLimit : undefined) ?? rule.limit
  const begun = { policy, side: rule.side, startedAt: start }
  if ('hours' in limit) return { ...begun, dueAt: plusHours(start, limit.hours) }
  return { ...begun, ...countedFrom(from, limit, calendar) }
}

/** The end of so many days, and how it was counted. */
function countedFrom(
  from: CalendarDate,
  limit: DaySpan,
  calendar: WorkingCalendar,
): Required<Pick<Deadline, 'dueAt' | 'counted'>> {
  const { edition } = calendar
  return { dueAt: endOfSpan(limit, from, calendar), counted: { from, days: lengthOf(limit), edition } }
}

/**
 * A limit by the calendar as it is now. One that runs ends elsewhere where a day was added or removed since it was
 * counted; one that is paused, upon which a clock has acted, or that knows no calendar, stays as it is.
 */
export function recounted(deadline: Deadline, calendar: WorkingCalendar): Deadline {
  const { counted, dueAt, actedAt } = deadline
  if (counted === undefined || dueAt === undefined || actedAt !== undefined) return deadline
  if (counted.edition === calendar.edition) return deadline
  return { ...deadline, ...countedFrom(counted.from, sameSpan(deadline, counted.days), calendar) }
}

/** So many days of the kind that the limit counts in. */
function sameSpan(deadline: Deadline, days: number): DaySpan {
  return 'workingDays' in spanOf(deadline) ? { workingDays: days } : { days }
}

/**
 * A limit that runs to the end of a consent, which is an instant and no day of anybody's calendar. A notice for which it is
 * too late already is none: whoever gives a consent for a week knows when it ends.
 */
export function untilExpiry(policy: PolicyKey, start: Instant, expiresAt: Instant): readonly Deadline[] {
  const { side, limit }: DeadlinePolicy = deadlinePolicies[policy]
  const dueAt = plusDays(expiresAt, 'days' in limit ? limit.days : 0)
  return dueAt > start ? [{ policy, side, startedAt: start, dueAt }] : []
}

/** Stops the clock while the other side owes an answer, and remembers the days that are left: one at least. */
export function paused(deadline: Deadline, now: Instant, calendar: WorkingCalendar): Deadline {
  return pausedOn(deadline, localDay(now, calendar.timeZone), calendar)
}

function pausedOn(deadline: Deadline, day: CalendarDate, calendar: WorkingCalendar): Deadline {
  if (deadline.dueAt === undefined) return deadline
  const { dueAt, counted: _, ...rest } = deadline
  const left = daysUntil(localDay(dueAt, calendar.timeZone), day, spanOf(deadline), calendar)
  return { ...rest, daysLeft: Math.max(1, left) }
}

/**
 * A limit that stood still from one instant to another, and goes on with the days that were left. One that was counted
 * from a day in between has all of its days left; one that is counted from a day to come stood still for nothing.
 */
export function goneOn(
  deadline: Deadline,
  since: Instant,
  now: Instant,
  calendar: WorkingCalendar,
): Deadline {
  const stopped = localDay(since, calendar.timeZone)
  const { from = stopped } = deadline.counted ?? {}
  if (from > localDay(now, calendar.timeZone)) return deadline
  const hadBegun = from <= stopped
  return resumed(pausedOn(deadline, hadBegun ? stopped : from, calendar), now, calendar)
}

/** Lets a paused clock go on with the days that were left. */
export function resumed(deadline: Deadline, now: Instant, calendar: WorkingCalendar): Deadline {
  const { daysLeft, ...rest } = deadline
  if (daysLeft === undefined) return deadline
  const today = localDay(now, calendar.timeZone)
  return { ...rest, ...countedFrom(today, sameSpan(deadline, daysLeft), calendar) }
}

/**
 * A limit that runs, or waits, as it is on the fast track: counted anew from now where that is sooner than it was, so
 * that nobody is late for a haste that they could not know of.
 *
 * @param departure the day that a limit is counted from which does not run from its own beginning
 */
export function hastened(
  deadline: Deadline,
  now: Instant,
  calendar: WorkingCalendar,
  departure: CalendarDate | undefined,
): Deadline {
  if (deadline.actedAt !== undefined) return deadline
  const rule: DeadlinePolicy = deadlinePolicies[deadline.policy]
  const today = localDay(now, calendar.timeZone)
  if (rule.runsFrom === 'planned_departure' && departure !== undefined) {
    const from = departure > today ? departure : today
    return sooner(deadline, deadlineFor(deadline.policy, now, calendar, 'fast', from))
  }
  if (rule.fastLimit === undefined) return deadline
  if (deadline.daysLeft !== undefined) {
    return { ...deadline, daysLeft: Math.min(deadline.daysLeft, lengthOf(rule.fastLimit)) }
  }
  return sooner(deadline, deadlineFor(deadline.policy, now, calendar, 'fast'))
}

function sooner(before: Deadline, anew: Deadline): Deadline {
  return before.dueAt !== undefined && anew.dueAt !== undefined && anew.dueAt < before.dueAt
    ? { ...before, dueAt: anew.dueAt, ...(anew.counted && { counted: anew.counted }) }
    : before
}

function lengthOf(limit: DaySpan): number {
  return 'days' in limit ? limit.days : limit.workingDays
}

/** The limits whose time is over and upon which no clock has acted yet, the longest overdue first. */
export function overdue(deadlines: readonly Deadline[], now: Instant): readonly Deadline[] {
  return deadlines
    .filter(({ dueAt, actedAt }) => dueAt !== undefined && dueAt < now && actedAt === undefined)
    .sort((one, other) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1))
}

/** When the next limit runs out; nothing where none runs. */
export function nextDueAt(deadlines: readonly Deadline[]): Instant | undefined {
  return deadlines.flatMap(({ dueAt, actedAt }) => (actedAt === undefined ? (dueAt ?? []) : [])).sort()[0]
}

/** `fast` where the planned departure is less than 14 days away, or already past. */
export function trackFor(plannedDeparture: CalendarDate | undefined, today: CalendarDate): Track {
  return plannedDeparture !== undefined && daysBetween(today, plannedDeparture) < fastTrackDays
    ? 'fast'
    : 'standard'
}

function spanOf({ policy }: Deadline): Span {
  return deadlinePolicies[policy].limit
}

function endOfSpan(limit: DaySpan, start: CalendarDate, calendar: WorkingCalendar): Instant {
  const last =
    'days' in limit ? addDays(start, limit.days) : plusWorkingDays(start, limit.workingDays, calendar)
  return endOfDay(last, calendar.timeZone)
}

/** The day that is `count` working days after `start`, which itself does not count. */
export function plusWorkingDays(start: CalendarDate, count: number, calendar: WorkingCalendar): CalendarDate {
  let day = start
  let left = count
  for (let tried = 0; left > 0; tried += 1) {
    if (tried > furthest) throw new RangeError('a calendar without working days')
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

/** How a deadline came about: the days that do not count in it, and why. */
export type DeadlineExplanation = {
  /** The day that it is counted from, which itself does not count. */
  readonly from: CalendarDate
  /** The last day, by the clock on the wall of the side whose turn it is. */
  readonly last: CalendarDate
  readonly skipped: readonly DayOff[]
}

/**
 * The days between the beginning of a deadline and its last day on which the side whose turn it is does not work. Nothing
 * for a deadline that waits; no day is skipped in one that counts days of the calendar, or hours.
 */
export function explainDeadline(
  deadline: Deadline,
  calendar: WorkingCalendar,
): DeadlineExplanation | undefined {
  if (deadline.dueAt === undefined) return undefined
  const from = deadline.counted?.from ?? localDay(deadline.startedAt, calendar.timeZone)
  const last = localDay(deadline.dueAt, calendar.timeZone)
  const skipped: DayOff[] = []
  if ('workingDays' in spanOf(deadline)) {
    for (let day = addDays(from, 1); day <= last; day = addDays(day, 1)) {
      const off = dayOff(day, calendar)
      if (off) skipped.push(off)
    }
  }
  return { from, last, skipped }
}

function daysUntil(last: CalendarDate, today: CalendarDate, limit: Span, calendar: WorkingCalendar): number {
  if (!('workingDays' in limit)) return daysBetween(today, last)
  let count = 0
  for (let day = addDays(today, 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}
