import type { CalendarDate } from '../kernel/time.ts'
import { daysBetween } from '../kernel/time.ts'
import { holidayTable } from './holiday-table.ts'

/**
 * A day on which a place does not work. The moon decides some of them, and a country may keep the day before or after:
 * those are expected, and an organisation corrects them when they are announced.
 */
export type Holiday = { readonly key: string; readonly isExpected: boolean }

/** Changes with every correction of the table. */
export const calendarEdition: number = holidayTable.edition

/** From where the table is, for people who ask. */
export const calendarSource: string = holidayTable.source

const { places } = holidayTable

/** The parts of countries that have holidays of their own: the Länder, and Bavaria where Assumption counts. */
export const subdivisions = subdivisionsOf(Object.keys(places))

type Year = ReadonlyMap<string, Holiday>
type PlaceTable = Readonly<Record<string, string>>

const years = new Map<string, Year>()

/**
 * The holiday of a country or a part of one (`SN`, `DE-BY`). Before the table begins and after it ends only those holidays
 * count that return on the same date.
 */
export function holidayIn(place: string, day: CalendarDate): Holiday | undefined {
  const year = day.slice(0, 4)
  const name = `${place} ${year}`
  const known = years.get(name) ?? readYear(place, year)
  years.set(name, known)
  return known.get(day.slice(5))
}

/** The last day that the table knows. */
export const calendarKnownUntil: CalendarDate = holidayTable.to

/** How many days the table still covers, that day included; 0 and less when it has ended. */
export function calendarDaysLeft(today: CalendarDate): number {
  return daysBetween(today, holidayTable.to) + 1
}

/** The days before the end of the table from which somebody should be warned: deadlines are counted that far ahead. */
export const calendarWarningDays = 180

function readYear(place: string, year: string): Year {
  const tables: Readonly<Record<string, PlaceTable>> = places
  const { every = '', [year]: moving = '' } = tables[place] ?? {}
  const entries = [every, moving].flatMap((list) => (list === '' ? [] : list.split(',')))
  return new Map(entries.map(readEntry))
}

function readEntry(entry: string): readonly [string, Holiday] {
  const [date = '', name = ''] = entry.split(' ')
  const isExpected = name.startsWith('~')
  return [date, { key: isExpected ? name.slice(1) : name, isExpected }]
}

function subdivisionsOf(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.includes('-'))
}
