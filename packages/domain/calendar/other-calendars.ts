import type { CalendarDate } from '../kernel/time.ts'
import { daysBetween } from '../kernel/time.ts'
import { addDays } from './zones.ts'

/** The calendars on the walls of people's offices from which a day may have been copied, by their names in CLDR. */
const names = {
  solar_hijri: 'persian',
  hijri: 'islamic-umalqura',
  buddhist: 'buddhist',
} as const

export type OtherCalendar = keyof typeof names

// Object.keys loses the literal keys of a closed object; the annotation gives them back.
export const otherCalendars = Object.keys(names) as OtherCalendar[]

/** A day as another calendar writes it; its months need not have as many days as ours. */
type DayThere = { readonly year: number; readonly month: number; readonly day: number }

/** Roughly where the years of a calendar begin, and how long they are: good enough to begin the search. */
const beginnings: Readonly<Record<OtherCalendar, { readonly from: CalendarDate; readonly days: number }>> = {
  solar_hijri: { from: '0622-03-22', days: 365.2422 },
  hijri: { from: '0622-07-19', days: 354.36707 },
  buddhist: { from: '-000543-01-01', days: 365.2425 },
}

const formats = new Map<OtherCalendar, Intl.DateTimeFormat>()

/** A day as people write it, whatever calendar they look at. */
const form = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * The Gregorian day that people mean who write a day of another calendar. Nothing for a day that the calendar does not
 * have.
 */
export function gregorianOf(written: string, calendar: OtherCalendar): CalendarDate | undefined {
  const [, year, month, day] = (form.exec(written) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  const meant = { year, month, day }
  const { from, days } = beginnings[calendar]
  const guess = Date.parse(from) + ((year - 1) * days + (month - 1) * (days / 12) + (day - 1)) * 86_400_000
  let found = new Date(guess).toISOString().slice(0, 10)
  // The guess is a few days off at the most, and each turn takes what is left of that.
  for (let turn = 0; turn < 5; turn += 1) {
    const there = dayIn(found, calendar)
    if (isSameDay(meant, there)) return found
    found = addDays(found, distance(meant, there, days))
  }
  return undefined
}

/**
 * The calendar from which a day may have been copied: the one in which it lies nearest to the present, of those in which
 * it lies within the bounds.
 */
export function lookAlike(
  written: string,
  { earliest, latest }: { readonly earliest: CalendarDate; readonly latest: CalendarDate },
  today: CalendarDate,
): { readonly calendar: OtherCalendar; readonly gregorian: CalendarDate } | undefined {
  const [nearest] = otherCalendars
    .flatMap((calendar) => {
      const gregorian = gregorianOf(written, calendar)
      const isPossible = gregorian !== undefined && earliest <= gregorian && gregorian <= latest
      return isPossible ? [{ calendar, gregorian }] : []
    })
    .sort((one, other) => away(one.gregorian, today) - away(other.gregorian, today))
  return nearest
}

function away(day: CalendarDate, today: CalendarDate): number {
  return Math.abs(daysBetween(today, day))
}

function isSameDay(one: DayThere, other: DayThere): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day
}

/** About how many days later it is; never none, for the last of a month and the first of the next look alike. */
function distance(meant: DayThere, there: DayThere, yearDays: number): number {
  const months = (meant.year - there.year) * 12 + meant.month - there.month
  return Math.round((months * yearDays) / 12) + meant.day - there.day || Math.sign(months)
}

function dayIn(day: CalendarDate, calendar: OtherCalendar): DayThere {
  const format =
    formats.get(calendar) ??
    new Intl.DateTimeFormat(`en-u-ca-${names[calendar]}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
  formats.set(calendar, format)
  const parts = new Map(format.formatToParts(Date.parse(day)).map(({ type, value }) => [type, value]))
  const part = (type: 'year' | 'month' | 'day') => Number(parts.get(type))
  return { year: part('year'), month: part('month'), day: part('day') }
}
