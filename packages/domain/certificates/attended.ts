import { localDay } from '../calendar/zones.ts'
import type { Attendance } from '../coaching/index.ts'
import type { CalendarDate } from '../kernel/index.ts'

/** The units that somebody was there for, out of those that there were, and the days of the first and last of them. */
export type Attended = {
  readonly teachingUnits: number
  /** The units of all sessions in which they had a place and that are written down. */
  readonly heldUnits: number
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** Sums up what was attended; nothing where nobody wrote down that the person was there. */
export function attendedIn(attendances: readonly Attendance[]): Attended | undefined {
  const days = attendances
    .filter(({ teachingUnits }) => teachingUnits > 0)
    .map(({ startsAt, timeZone }) => localDay(startsAt, timeZone))
    .toSorted()
  const [from, until] = [days[0], days.at(-1)]
  if (from === undefined || until === undefined) return undefined
  return {
    teachingUnits: sum(attendances.map(({ teachingUnits }) => teachingUnits)),
    heldUnits: sum(attendances.map(({ plannedUnits }) => plannedUnits)),
    from,
    until,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
