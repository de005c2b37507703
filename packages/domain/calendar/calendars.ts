import * as z from 'zod'
import type { CountryCode } from '../kernel/codes/countries.ts'
import { type TimeZone, timeZoneSchema } from '../kernel/codes/time-zones.ts'
import { type CalendarDate, dateSchema } from '../kernel/time.ts'
import { easternEaster, westernEaster } from './easter.ts'
import { addDays, weekdayOf } from './zones.ts'

/** On which days people of one place work. Weekdays as in ISO 8601: Monday 1, Sunday 7. */
export type WorkingCalendar = {
  readonly timeZone: TimeZone
  readonly weekend: readonly number[]
  readonly isHoliday: (day: CalendarDate) => boolean
}

type CountryCalendar = {
  readonly timeZone: TimeZone
  readonly weekend: readonly number[]
  /** Month and day of the holidays that return on the same date. */
  readonly holidays: readonly string[]
  /** Days from Easter Sunday of the western or the eastern churches. */
  readonly easter?: readonly number[]
  readonly easternEaster?: readonly number[]
}

const saturdayAndSunday = [6, 7]
const fridayAndSaturday = [5, 6]

/**
 * Which edition of the list below; changes with every correction of it.
 *
 * The list is general knowledge, good enough to count working days and no legal statement. Holidays that follow the
 * moon are announced only shortly before: an organisation adds them to its own calendar.
 */
export const calendarEdition = 1

const countries: Readonly<Record<CountryCode, CountryCalendar>> = {
  AF: { timeZone: 'Asia/Kabul', weekend: [4, 5], holidays: ['08-19'] },
  AL: {
    timeZone: 'Europe/Tirane',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '01-02', '03-14', '03-22', '05-01', '11-28', '11-29', '12-08', '12-25'],
    easter: [1],
    easternEaster: [1],
  },
  DE: {
    timeZone: 'Europe/Berlin',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '05-01', '10-03', '12-25', '12-26'],
    easter: [-2, 1, 39, 50],
  },
  EG: {
    timeZone: 'Africa/Cairo',
    weekend: fridayAndSaturday,
    holidays: ['01-07', '01-25', '04-25', '05-01', '06-30', '07-23', '10-06'],
    easternEaster: [1],
  },
  GH: {
    timeZone: 'Africa/Accra',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '01-07', '03-06', '05-01', '12-25', '12-26'],
    easter: [-2, 1],
  },
  GM: {
    timeZone: 'Africa/Banjul',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '02-18', '05-01', '05-25', '07-22', '08-15', '12-25'],
    easter: [-2, 1],
  },
  IQ: {
    timeZone: 'Asia/Baghdad',
    weekend: fridayAndSaturday,
    holidays: ['01-01', '01-06', '03-21', '05-01', '07-14', '10-03', '12-25'],
  },
  KG: {
    timeZone: 'Asia/Bishkek',
    weekend: saturdayAndSunday,
    holidays: [
      '01-01',
      '01-07',
      '02-23',
      '03-08',
      '03-21',
      '05-01',
      '05-05',
      '05-09',
      '08-31',
      '11-07',
      '11-08',
    ],
  },
  MA: {
    timeZone: 'Africa/Casablanca',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '01-11', '01-14', '05-01', '07-30', '08-14', '08-20', '08-21', '11-06', '11-18'],
  },
  MX: {
    timeZone: 'America/Mexico_City',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '05-01', '09-16', '12-25'],
  },
  NE: {
    timeZone: 'Africa/Niamey',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '04-24', '05-01', '08-03', '12-18', '12-25'],
    easter: [1],
  },
  NG: {
    timeZone: 'Africa/Lagos',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '05-01', '06-12', '10-01', '12-25', '12-26'],
    easter: [-2, 1],
  },
  PK: {
    timeZone: 'Asia/Karachi',
    weekend: saturdayAndSunday,
    holidays: ['02-05', '03-23', '05-01', '08-14', '11-09', '12-25'],
  },
  RS: {
    timeZone: 'Europe/Belgrade',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '01-02', '01-07', '02-15', '02-16', '05-01', '05-02', '11-11'],
    easternEaster: [-2, 1],
  },
  SN: {
    timeZone: 'Africa/Dakar',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '04-04', '05-01', '08-15', '11-01', '12-25'],
    easter: [1, 39, 50],
  },
  TN: {
    timeZone: 'Africa/Tunis',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '03-20', '04-09', '05-01', '07-25', '08-13', '10-15', '12-17'],
  },
  XK: {
    timeZone: 'Europe/Belgrade',
    weekend: saturdayAndSunday,
    holidays: ['01-01', '01-02', '01-07', '02-17', '04-09', '05-01', '05-09', '12-25'],
    easter: [1],
    easternEaster: [1],
  },
}

/** The countries whose calendar is known; any other counts Monday to Friday in UTC. */
export const calendarCountries: readonly CountryCode[] = Object.keys(countries)

const elsewhere: CountryCalendar = { timeZone: 'UTC', weekend: saturdayAndSunday, holidays: [] }

/** Corrections of an organisation to its country's calendar. */
export const calendarCorrectionsSchema = z.strictObject({
  timeZone: timeZoneSchema.optional(),
  weekend: z.array(z.int().min(1).max(7)).max(3).optional(),
  added: z.array(dateSchema).max(200).default([]),
  removed: z.array(dateSchema).max(200).default([]),
})

export type CalendarCorrections = z.infer<typeof calendarCorrectionsSchema>

/** The calendar of an organisation in a country, with its own corrections. */
export function calendarOf(country: CountryCode, corrections?: CalendarCorrections): WorkingCalendar {
  const calendar = countries[country] ?? elsewhere
  const added = new Set(corrections?.added)
  const removed = new Set(corrections?.removed)
  return {
    timeZone: corrections?.timeZone ?? calendar.timeZone,
    weekend: corrections?.weekend ?? calendar.weekend,
    isHoliday: (day) => added.has(day) || (!removed.has(day) && isPublicHoliday(calendar, day)),
  }
}

function isPublicHoliday(calendar: CountryCalendar, day: CalendarDate): boolean {
  if (calendar.holidays.includes(day.slice(5))) return true
  const year = Number(day.slice(0, 4))
  const follows = (easter: CalendarDate, offsets: readonly number[] = []) =>
    offsets.some((offset) => addDays(easter, offset) === day)
  return follows(westernEaster(year), calendar.easter) || follows(easternEaster(year), calendar.easternEaster)
}

/** Whether people work there on that day. */
export function isWorkingDay(day: CalendarDate, calendar: WorkingCalendar): boolean {
  return !calendar.weekend.includes(weekdayOf(day)) && !calendar.isHoliday(day)
}
