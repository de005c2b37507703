import type { CalendarDate, Instant } from '../kernel/time.ts'
import { isWorkingDay, type WorkingCalendar } from './calendars.ts'
import { localDay, startOfDay } from './zones.ts'

const hourMs = 3_600_000
const begins = 7
const ends = 12

/** The day of work that people of a place are beginning: from seven o'clock to noon by the clock on their wall. */
export function morningOf(now: Instant, calendar: WorkingCalendar): CalendarDate | undefined {
  const today = localDay(now, calendar.timeZone)
  if (!isWorkingDay(today, calendar)) return undefined
  const midnight = Date.parse(startOfDay(today, calendar.timeZone))
  const hours = (Date.parse(now) - midnight) / hourMs
  return hours >= begins && hours < ends ? today : undefined
}
