import type { FieldError } from '../kernel/refusal.ts'
import { type CalendarDate, type Instant, utcDayOf } from '../kernel/time.ts'
import { lookAlike } from './other-calendars.ts'
import { addDays } from './zones.ts'

/**
 * How far from the present a day of some kind may lie. What lies further away is a slip of the pen, or a day of another
 * calendar; what a rule says of a day that is near, the rule says itself.
 */
export const dayKinds = {
  /** Something that happened to a referral: a departure, a contact, an attempt, an end. */
  event: { yearsBack: 1, yearsAhead: 1 },
  /** Something that was written down about a case: an interview, an assessment, a decision. */
  record: { yearsBack: 10, yearsAhead: 1 },
  /** The wish of a person to leave. */
  plan: { yearsBack: 10, yearsAhead: 10 },
  /** A day on which something is expected: an arrival, a place, an appointment. */
  expectation: { yearsBack: 1, yearsAhead: 5 },
  /** A birth of somebody who is alive. Of one that no calendar explains, a rule of its own says what is wrong. */
  birth: { yearsBack: 120, yearsAhead: 0 },
  /** The beginning or end of an agreement or a programme. */
  term: { yearsBack: 50, yearsAhead: 100 },
} as const satisfies Readonly<Record<string, { readonly yearsBack: number; readonly yearsAhead: number }>>

export type DayKind = keyof typeof dayKinds

type Bounds = { readonly earliest: CalendarDate; readonly latest: CalendarDate }

/** The first and the last day that a kind of day may be, seen from an instant. */
export function boundsOf(kind: DayKind, at: Instant): Bounds {
  const { yearsBack, yearsAhead } = dayKinds[kind]
  const today = utcDayOf(at)
  // A day more on both ends, for it may already be tomorrow, or still be yesterday, where somebody writes.
  return {
    earliest: addDays(yearsAway(today, -yearsBack), -1),
    latest: addDays(yearsAway(today, yearsAhead), 1),
  }
}

/**
 * The fault of a day that cannot be meant, with the calendar that it looks like and the day that it is there.
 *
 * @param written the day as it was given, which need not be one of our calendar
 */
export function implausible(
  written: string,
  kind: DayKind,
  at: Instant,
): Omit<FieldError, 'path'> | undefined {
  const bounds = boundsOf(kind, at)
  if (bounds.earliest <= written && written <= bounds.latest) return undefined
  // A day that is too long ago in any calendar is still better told by the name of its own.
  const around = kind === 'birth' ? bounds : widest(bounds, boundsOf('plan', at))
  const alike = lookAlike(written, around, utcDayOf(at))
  if (alike === undefined && kind === 'birth') return undefined
  const { calendar = 'none', gregorian = '' } = alike ?? {}
  return { code: 'implausible_date', params: { calendar, gregorian, ...bounds } }
}

function widest(one: Bounds, other: Bounds): Bounds {
  const [earliest = one.earliest] = [one.earliest, other.earliest].sort()
  const [latest = one.latest] = [one.latest, other.latest].sort().toReversed()
  return { earliest, latest }
}

function yearsAway(day: CalendarDate, years: number): CalendarDate {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  // 29 February is a day of few years; the day before is one of each.
  return `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`
}
