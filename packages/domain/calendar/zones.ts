import type { TimeZone } from '../kernel/codes/time-zones.ts'
import type { CalendarDate, Instant } from '../kernel/time.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
// Local days begin between 14 hours before and 12 hours after the UTC day of the same date.
const earliestMs = -15 * 60 * minuteMs
const latestMs = 13 * 60 * minuteMs

const formats = new Map<TimeZone, Intl.DateTimeFormat>()

function formatOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(zone, format)
  return format
}

/** The calendar day that a clock on the wall shows at an instant. */
export function localDay(instant: Instant | number, zone: TimeZone): CalendarDate {
  return formatOf(zone).format(typeof instant === 'number' ? instant : Date.parse(instant))
}

const hours = new Map<TimeZone, Intl.DateTimeFormat>()

/** The time of a clock on the wall at an instant, from `00:00` to `23:59`. */
export function localHour(instant: Instant | number, zone: TimeZone): string {
  const format =
    hours.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      numberingSystem: 'latn',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  hours.set(zone, format)
  return format.format(typeof instant === 'number' ? instant : Date.parse(instant))
}

/**
 * The instant at which a clock on the wall shows that hour. Where it never does, because the clocks go forward, the one
 * at which it would have; where it does twice, one of them.
 */
export function instantOf(day: CalendarDate, hour: string, zone: TimeZone): number {
  const wall = Date.parse(`${day}T${hour}:00.000Z`)
  const ahead = (instant: number) =>
    Date.parse(`${localDay(instant, zone)}T${localHour(instant, zone)}:00.000Z`) - instant
  const first = wall - ahead(wall)
  return wall - ahead(first)
}

/** The last millisecond of a calendar day in a time zone, also where the clock changes at midnight. */
export function endOfDay(day: CalendarDate, zone: TimeZone): Instant {
  const next = addDays(day, 1)
  const utcMidnight = Date.parse(next)
  let before = utcMidnight + earliestMs
  let after = utcMidnight + latestMs
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / (2 * minuteMs)) * minuteMs
    if (localDay(middle, zone) >= next) after = middle
    else before = middle
  }
  return new Date(after - 1).toISOString()
}

/** The first millisecond of a calendar day in a time zone. */
export function startOfDay(day: CalendarDate, zone: TimeZone): Instant {
  return new Date(Date.parse(endOfDay(addDays(day, -1), zone)) + 1).toISOString()
}

/** The calendar day `days` later, or earlier where it is negative. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** The same day some months later, or the last day of that month where it is shorter. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday is 7, as in ISO 8601. */
export function weekdayOf(day: CalendarDate): number {
  return new Date(day).getUTCDay() || 7
}
