import * as z from 'zod'
import { addDays, weekdayOf } from '../calendar/zones.ts'
import { rule } from '../kernel/field-codes.ts'
import type { CalendarDate } from '../kernel/time.ts'

const pattern = /^(all|\d{4}|\d{4}-(0[1-9]|1[0-2])|\d{4}-W(0[1-9]|[1-4]\d|5[0-3]))$/

/**
 * A period that figures are told of: `all`, a year `2027`, a month `2027-03`, a week by ISO 8601 `2027-W09`. Refuses a week
 * 53 of a year that has none.
 */
export const periodSchema = z
  .string()
  .regex(pattern, { abort: true })
  .refine(
    (period) => !period.endsWith('W53') || lastWeekOf(period.slice(0, 4)) === period,
    rule('impossible_week'),
  )
  .meta({ description: 'all, a year (2027), a month (2027-03), or a week by ISO 8601 (2027-W09)' })

export type Period = z.infer<typeof periodSchema>

/** Whether a period is a year of the calendar. */
export function isYear(period: Period): boolean {
  return /^\d{4}$/.test(period)
}

/** The week of a day by ISO 8601: it begins on Monday, and belongs to the year in which its Thursday lies. */
export function weekOf(day: CalendarDate): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const year = thursday.slice(0, 4)
  const dayOfYear = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`
}

/** The last week of a year, the 52nd or the 53rd. */
function lastWeekOf(year: string): string {
  return weekOf(`${year}-12-28`) // always in it, as 4 January in the first
}

/** The Monday of a week. */
export function mondayOf(week: Period): CalendarDate {
  const [year = '', number = ''] = week.split('-W')
  const fourth = `${year}-01-04` // always in the first week
  return addDays(fourth, 1 - weekdayOf(fourth) + 7 * (Number(number) - 1))
}

export function isWeek(period: Period): boolean {
  return period.includes('W')
}

/** The periods for which figures are kept that hold a day: always, its year, its month. */
export function keptPeriodsOf(day: CalendarDate): readonly Period[] {
  return ['all', day.slice(0, 4), day.slice(0, 7)]
}

/** The kept periods in which the figures of a period are: of a week its months, of all others itself. */
export function keptPeriodsFor(period: Period): readonly [Period, ...Period[]] {
  if (!isWeek(period)) return [period]
  const monday = mondayOf(period)
  const [first, last] = [monday.slice(0, 7), addDays(monday, 6).slice(0, 7)]
  return first === last ? [first] : [first, last]
}
