import { implausible } from '../calendar/plausible-days.ts'
import type { CalendarDate, FieldError, Instant } from '../kernel/index.ts'
import { latestDay, refuse } from '../kernel/index.ts'
import type { PlannedDeparture } from './participant/departure.ts'
import type { Birth } from './participant/participant.ts'

const oldest = 120

type Path = FieldError['path']

/**
 * Lets a day pass that has come, somewhere at least.
 * @throws Refused `invalid` with `in_the_future`
 */
export function refuseFuture(date: CalendarDate, at: Instant, path: Path): void {
  if (date > latestDay(at)) refuse({ code: 'invalid', errors: [{ path, code: 'in_the_future' }] })
}

/**
 * Lets a birth pass that a person alive at `at` can have.
 * @throws Refused `invalid` with `implausible_birth`, or `implausible_date` where another calendar explains it
 */
export function refuseImplausibleBirth(birth: Birth, at: Instant): void {
  const path = ['body', 'birth', birth.date === undefined ? 'year' : 'date']
  const today = latestDay(at)
  const born = birth.date ?? String(birth.year)
  const earliest = Number(today.slice(0, 4)) - oldest
  // A year alone compares with the year of today, which is its beginning.
  if (born > today || Number(born.slice(0, 4)) < earliest) {
    const meant = { code: 'implausible_birth', params: { earliest } } as const
    refuse({ code: 'invalid', errors: [{ path, ...(otherCalendar(birth, at) ?? meant) }] })
  }
}

/** A birth of another calendar; of a year alone, the year in which most of it lies. */
function otherCalendar({ date, year }: Birth, at: Instant): Omit<FieldError, 'path'> | undefined {
  if (date !== undefined) return implausible(date, 'birth', at)
  const fault = implausible(`${year}-01-01`, 'birth', at)
  return (
    fault && {
      ...fault,
      params: { ...fault.params, gregorian: String(fault.params?.['gregorian']).slice(0, 4) },
    }
  )
}

/**
 * Lets a planned departure pass that is at most ten years away from the present, either way.
 * @throws Refused `invalid` with `implausible_date`
 */
export function refuseImplausibleDeparture(planned: PlannedDeparture, at: Instant): void {
  const days: readonly (readonly [Path, CalendarDate | undefined])[] = [
    [['body', 'plannedDeparture', 'date'], planned.date],
    [['body', 'plannedDeparture', 'window', 'from'], planned.window?.from],
    [['body', 'plannedDeparture', 'window', 'to'], planned.window?.to],
  ]
  for (const [path, day] of days) {
    const fault = day && implausible(day, 'plan', at)
    if (fault) refuse({ code: 'invalid', errors: [{ path, ...fault }] })
  }
}
