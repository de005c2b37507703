import type { CalendarDate, FieldError, Instant } from '../kernel/index.ts'
import { dayOf, latestDay, refuse } from '../kernel/index.ts'
import type { PlannedDeparture } from './participant/departure.ts'
import type { Birth } from './participant/participant.ts'

const oldest = 120
const furthest = 10

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
 * @throws Refused `invalid` with `implausible_birth`
 */
export function refuseImplausibleBirth(birth: Birth, at: Instant): void {
  const path = ['body', 'birth', birth.date === undefined ? 'year' : 'date']
  const today = latestDay(at)
  const born = birth.date ?? String(birth.year)
  const earliest = Number(today.slice(0, 4)) - oldest
  // A year alone compares with the year of today, which is its beginning.
  if (born > today || Number(born.slice(0, 4)) < earliest) {
    refuse({ code: 'invalid', errors: [{ path, code: 'implausible_birth', params: { earliest } }] })
  }
}

/**
 * Lets a planned departure pass that is at most ten years away from the present, either way.
 * @throws Refused `invalid` with `implausible_date`
 */
export function refuseImplausibleDeparture(planned: PlannedDeparture, at: Instant): void {
  const present = Number(dayOf(at).slice(0, 4))
  const days: readonly (readonly [Path, CalendarDate | undefined])[] = [
    [['body', 'plannedDeparture', 'date'], planned.date],
    [['body', 'plannedDeparture', 'window', 'from'], planned.window?.from],
    [['body', 'plannedDeparture', 'window', 'to'], planned.window?.to],
  ]
  for (const [path, day] of days) {
    if (day !== undefined && Math.abs(Number(day.slice(0, 4)) - present) > furthest) {
      refuse({ code: 'invalid', errors: [{ path, code: 'implausible_date', params: { years: furthest } }] })
    }
  }
}
