import { isWorkingDay, type WorkingCalendar } from '../../calendar/calendars.ts'
import type { OfficeHours } from '../../calendar/office-hours.ts'
import { addDays, instantOf, localDay, localHour, weekdayOf } from '../../calendar/zones.ts'
import type { CalendarDate, Instant } from '../../kernel/time.ts'
import type { Owner } from '../referral/states.ts'

/** When the people of one side can be met. */
export type MeetingParty = { readonly calendar: WorkingCalendar; readonly hours: OfficeHours }

/** A stretch of time; its end does not belong to it. */
export type Slot = { readonly start: Instant; readonly end: Instant }

/** The search: so many days from a day on, by the calendar of the side that asks. */
export type MeetingRequest = {
  readonly asking: Owner
  readonly from: CalendarDate
  readonly days: number
  readonly minutes: number
}

/** Why there is no time at which both could meet. */
export const noMeetingReasons = [
  'no_working_day_of_sender',
  'no_working_day_of_receiver',
  'no_common_working_day',
  'no_common_hours',
  'all_taken',
] as const

export type NoMeetingReason = (typeof noMeetingReasons)[number]

export type MeetingSearch = { readonly slots: readonly Slot[]; readonly none?: NoMeetingReason }

export const maxMeetingDays = 21
export const maxSlots = 50

const minuteMs = 60_000
/** Meetings begin at the full or the half hour; every time zone of the platform's countries agrees on when that is. */
const gridMs = 30 * minuteMs
const friday = 5

type Interval = { readonly start: number; readonly end: number }
type Window = Interval & { readonly day: CalendarDate }

/**
 * Times at which both sides are at work and nothing else is on, the first ones first. None overlaps another one, so any
 * few of them can be offered together (domain.md 7.1, N6).
 */
export function findMeetingSlots(
  options: MeetingRequest,
  parties: Readonly<Record<Owner, MeetingParty>>,
  busy: readonly Slot[],
  now: Instant,
): MeetingSearch {
  const windows = {
    sender: windowsOf(parties.sender, options, 'sender'),
    receiver: windowsOf(parties.receiver, options, 'receiver'),
  }
  for (const side of ['sender', 'receiver'] as const) {
    if (windows[side].length === 0) return { slots: [], none: `no_working_day_of_${side}` }
  }
  const lengthMs = options.minutes * minuteMs
  const common = intersections(windows.sender, windows.receiver)
  const longEnough = common.filter(({ start, end }) => onGrid(start) + lengthMs <= end)
  if (longEnough.length === 0) {
    const days = new Set(windows.receiver.map(({ day }) => day))
    const isAnyShared = windows.sender.some(({ day }) => days.has(day))
    return { slots: [], none: isAnyShared ? 'no_common_hours' : 'no_common_working_day' }
  }
  const taken = [
    { start: Number.NEGATIVE_INFINITY, end: Date.parse(now) },
    ...busy.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) })),
  ]
  const slots = longEnough.flatMap((window) => slotsIn(window, lengthMs, taken)).slice(0, maxSlots)
  return slots.length === 0 ? { slots, none: 'all_taken' } : { slots }
}

/** A slot by the clock on the wall of a side. */
export function localTimes({ start, end }: Slot, { timeZone }: WorkingCalendar) {
  return {
    day: localDay(start, timeZone),
    from: localHour(start, timeZone),
    to: localHour(end, timeZone),
    timeZone,
  }
}

function windowsOf(
  { calendar, hours }: MeetingParty,
  options: MeetingRequest,
  side: Owner,
): readonly Window[] {
  // The other side's day may have begun already, or not have ended yet.
  const margin = side === options.asking ? 0 : 1
  const days = Array.from({ length: options.days + 2 * margin }, (_, n) => addDays(options.from, n - margin))
  return days
    .filter((day) => isWorkingDay(day, calendar))
    .flatMap((day) => {
      const ofDay = weekdayOf(day) === friday ? (hours.friday ?? hours.everyDay) : hours.everyDay
      return ofDay.map(({ from, to }) => ({
        day,
        start: instantOf(day, from, calendar.timeZone),
        end: instantOf(day, to, calendar.timeZone),
      }))
    })
}

function intersections(some: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  return some
    .flatMap((one) =>
      others.map((other) => ({ start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) })),
    )
    .filter(({ start, end }) => start < end)
    .toSorted((one, other) => one.start - other.start)
}

function slotsIn({ start, end }: Interval, lengthMs: number, taken: readonly Interval[]): readonly Slot[] {
  const slots: Slot[] = []
  let at = onGrid(start)
  while (at + lengthMs <= end) {
    const wanted = { start: at, end: at + lengthMs }
    const inTheWay = taken.filter((one) => one.start < wanted.end && wanted.start < one.end)
    if (inTheWay.length === 0) {
      slots.push({ start: new Date(wanted.start).toISOString(), end: new Date(wanted.end).toISOString() })
    }
    // The obstacle may end before this one would have.
    at = onGrid(inTheWay.length === 0 ? wanted.end : Math.max(...inTheWay.map((one) => one.end)))
  }
  return slots
}

function onGrid(instant: number): number {
  return Math.ceil(instant / gridMs) * gridMs
}
