import * as z from 'zod'
import type { CountryCode } from '../kernel/codes/countries.ts'
import { type TimeZone, timeZoneSchema } from '../kernel/codes/time-zones.ts'
import { refuse } from '../kernel/refusal.ts'
import { type CalendarDate, dateSchema } from '../kernel/time.ts'
import { calendarEdition, type Holiday, holidayIn, subdivisions } from './holidays.ts'
import { weekOfCountry, zoneOf } from './weeks.ts'
import { addDays, weekdayOf } from './zones.ts'

/** The days on which people of one place work. Weekdays as in ISO 8601: Monday 1, Sunday 7. */
export type WorkingCalendar = {
  readonly timeZone: TimeZone
  readonly weekend: readonly number[]
  /** Changes whenever a day may count that did not count before, or the other way round. */
  readonly edition: string
  /** The holiday that a day is, if it is one. */
  readonly holidayOn: (day: CalendarDate) => Holiday | undefined
}

/** The reason why nobody works on a day. */
export type DayOff =
  | { readonly day: CalendarDate; readonly reason: 'weekend' }
  | ({ readonly day: CalendarDate; readonly reason: 'holiday' } & Holiday)

/** The corrections that an organisation makes to its country's calendar. */
export const calendarCorrectionsSchema = z.strictObject({
  timeZone: timeZoneSchema.optional(),
  weekend: z.array(z.int().min(1).max(7)).max(3).optional(),
  /** The part of the country whose holidays count besides those of the whole: a Land of Germany. */
  subdivision: z.enum(subdivisions).optional(),
  added: z.array(dateSchema).max(200).default([]),
  removed: z.array(dateSchema).max(200).default([]),
})

/** @throws {Refused} `invalid` for a part of another country, and for a day that is both added and removed */
export function assertCorrections(
  country: CountryCode,
  { subdivision, added, removed }: CalendarCorrections,
): void {
  if (subdivision !== undefined && !subdivision.startsWith(`${country}-`)) {
    const allowed = subdivisions.filter((place) => place.startsWith(`${country}-`)).join(', ')
    const path = ['body', 'subdivision']
    refuse({ code: 'invalid', errors: [{ path, code: 'not_allowed', params: { allowed } }] })
  }
  const both = removed.findIndex((day) => added.includes(day))
  if (both >= 0) refuse({ code: 'invalid', errors: [{ path: ['body', 'removed', both], code: 'twice' }] })
}

/** The holidays of a calendar from a day on, weekends left aside. */
export function holidaysFrom(
  day: CalendarDate,
  days: number,
  calendar: WorkingCalendar,
): readonly (Holiday & { readonly day: CalendarDate })[] {
  return Array.from({ length: days }, (_, n) => addDays(day, n)).flatMap((each) => {
    const holiday = calendar.holidayOn(each)
    return holiday ? [{ day: each, ...holiday }] : []
  })
}

export type CalendarCorrections = z.infer<typeof calendarCorrectionsSchema>

/** The corrections of an organisation as they stand; version 1 is that of one that never corrected anything. */
export const ownCalendarSchema = calendarCorrectionsSchema.extend({ version: z.int().min(1) })
export type OwnCalendar = z.infer<typeof ownCalendarSchema>

/** The calendar of an organisation that takes its country's as it is. */
export const uncorrected: OwnCalendar = { added: [], removed: [], version: 1 }

/** A day that an organisation added to its own calendar. */
const ownHoliday: Holiday = { key: 'own', isExpected: false }

/** The calendar of an organisation in a country, with its own corrections. */
export function calendarOf(
  country: CountryCode,
  corrections?: CalendarCorrections & Partial<Pick<OwnCalendar, 'version'>>,
): WorkingCalendar {
  const added = new Set(corrections?.added)
  const removed = new Set(corrections?.removed)
  const places = placesOf(country, corrections?.subdivision)
  return {
    timeZone: zoneOf(country, corrections),
    weekend: corrections?.weekend ?? weekOfCountry(country).weekend,
    edition: `${calendarEdition}.${corrections?.version ?? uncorrected.version}`,
    holidayOn: (day) => {
      if (added.has(day)) return ownHoliday
      return removed.has(day) ? undefined : firstOf(places, day)
    },
  }
}

function placesOf(country: CountryCode, subdivision: string | undefined): readonly string[] {
  return subdivision?.startsWith(`${country}-`) ? [country, subdivision] : [country]
}

function firstOf(places: readonly string[], day: CalendarDate): Holiday | undefined {
  for (const place of places) {
    const holiday = holidayIn(place, day)
    if (holiday) return holiday
  }
  return undefined
}

/** Whether people work there on that day. */
export function isWorkingDay(day: CalendarDate, calendar: WorkingCalendar): boolean {
  return dayOff(day, calendar) === undefined
}

/** The reason why nobody works there on that day; of a holiday on a weekend the weekend. */
export function dayOff(day: CalendarDate, calendar: WorkingCalendar): DayOff | undefined {
  if (calendar.weekend.includes(weekdayOf(day))) return { day, reason: 'weekend' }
  const holiday = calendar.holidayOn(day)
  return holiday && { day, reason: 'holiday', ...holiday }
}
