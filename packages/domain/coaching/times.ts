import { addDays, instantOf, localHour } from '../calendar/zones.ts'
import { type Instant, refuse } from '../kernel/index.ts'
import type { Session } from './session.ts'

type Wall = Pick<Session, 'day' | 'hour' | 'timeZone' | 'teachingUnits' | 'unitMinutes' | 'breakMinutes'>

/**
 * When a session begins and ends, by the clock on the wall of its place.
 * @throws Refused `invalid` with `skipped_hour` where that clock goes forward past the hour on that day
 */
export function timesOf({
  day,
  hour,
  timeZone,
  teachingUnits,
  unitMinutes,
  breakMinutes,
}: Wall): Pick<Session, 'startsAt' | 'endsAt'> {
  const start = instantOf(day, hour, timeZone)
  if (localHour(start, timeZone) !== hour) {
    refuse({
      code: 'invalid',
      errors: [{ path: ['body', 'hour'], code: 'skipped_hour', params: { day } }],
    })
  }
  const minutes = teachingUnits * unitMinutes + breakMinutes
  return { startsAt: written(start), endsAt: written(start + minutes * 60_000) }
}

/** The same days of the following weeks, the first one included. */
export function weekly(day: string, weeks: number): readonly string[] {
  return Array.from({ length: weeks }, (_, week) => addDays(day, 7 * week))
}

function written(instant: number): Instant {
  return new Date(instant).toISOString()
}
