import { calendarDaysLeft, calendarKnownUntil, calendarWarningDays } from '@passerelle/domain/calendar'
import { type Clock, utcDayOf } from '@passerelle/domain/kernel'
import { writeMetrics } from '@passerelle/runtime'

/**
 * Says until when the holidays are known by which deadlines are counted, as a metric too: `endingHolidays` is 1 from half a
 * year before, so that somebody writes the next years in time.
 */
export function announceCalendar({ now }: Clock, stage = process.env['STAGE'] ?? 'local'): void {
  const daysLeft = calendarDaysLeft(utcDayOf(now().toISOString()))
  const isEnding = daysLeft <= calendarWarningDays
  writeMetrics(
    'stage',
    { endingHolidays: 'Count' },
    {
      level: isEnding ? 'warn' : 'info',
      message: 'holidays known',
      stage,
      knownUntil: calendarKnownUntil,
      daysLeft,
      endingHolidays: isEnding ? 1 : 0,
    },
  )
}
