import type { TimeZone } from '../kernel/codes/time-zones.ts'
import type { CalendarDate, Clock } from '../kernel/time.ts'
import { localDay } from './zones.ts'

/** The clock on the wall of an organisation: the present, and the calendar day that it is there. */
export type WallClock = Clock & {
  readonly timeZone: TimeZone
  today(): CalendarDate
}

export function wallClock({ now }: Clock, timeZone: TimeZone): WallClock {
  return { timeZone, now, today: () => localDay(now().getTime(), timeZone) }
}
