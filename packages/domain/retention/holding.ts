import { addDays } from '../calendar/zones.ts'
import {
  type CalendarDate,
  type FieldError,
  type HoldId,
  type Instant,
  type MemberId,
  refuse,
} from '../kernel/index.ts'
import type { CaseHolds, Hold, NewHold } from './hold.ts'
import { holdGrounds, maxHoldDays, maxHolds } from './hold-grounds.ts'

/** Whoever acts, when, and on which day of theirs. */
type Acting = { readonly by: MemberId; readonly at: Instant; readonly today: CalendarDate }

/**
 * Holds a case.
 *
 * @throws {Refused} `invalid` for a day that is over or too far ahead, `limit_reached`
 */
export function placeHold(
  book: CaseHolds,
  { ground, until }: NewHold,
  { id, by, at, today }: Acting & { readonly id: HoldId },
): CaseHolds {
  if (until <= today) invalid({ code: 'not_in_the_future' })
  const latest = addDays(today, maxHoldDays)
  if (until > latest) invalid({ code: 'too_late', params: { latest } })
  if (book.holds.length >= maxHolds) refuse({ code: 'limit_reached', what: 'holds', limit: maxHolds })
  return {
    ...book,
    version: book.version + 1,
    holds: [...book.holds, { id, ground, until, placedAt: at, placedBy: by }],
  }
}

/**
 * Ends a hold before its day.
 *
 * @throws {Refused} `not_found` for one that is none of the case, `not_possible` for one that has ended
 */
export function endHold(book: CaseHolds, id: HoldId, { by, at, today }: Acting): CaseHolds {
  const hold = book.holds.find((each) => each.id === id) ?? refuse({ code: 'not_found' })
  if (!stands(hold, today)) refuse({ code: 'not_possible', what: 'hold_ended' })
  return {
    ...book,
    version: book.version + 1,
    holds: book.holds.map((each) => (each === hold ? { ...hold, endedAt: at, endedBy: by } : each)),
  }
}

/** The holds that keep a case on a day. */
export function standingHolds(holds: readonly Hold[], today: CalendarDate): readonly Hold[] {
  return holds.filter((hold) => stands(hold, today))
}

/** The hold that keeps a case longest; nothing where none does. */
export function lastHold(holds: readonly Hold[], today: CalendarDate): Hold | undefined {
  return standingHolds(holds, today).toSorted((one, other) => (one.until < other.until ? 1 : -1))[0]
}

/** What the person is told: of each ground the hold that keeps the case longest. */
export function toldHolds(holds: readonly Hold[], today: CalendarDate): readonly Hold[] {
  return holdGrounds.flatMap((ground) => {
    const longest = lastHold(
      holds.filter((hold) => hold.ground === ground),
      today,
    )
    return longest ? [longest] : []
  })
}

/** Lets an erasure pass while nothing holds the case. @throws {Refused} `on_hold` with the ground and the day */
export function assertNotHeld(holds: readonly Hold[], today: CalendarDate): void {
  const hold = lastHold(holds, today)
  if (hold) refuse({ code: 'on_hold', ground: hold.ground, until: hold.until })
}

function stands({ until, endedAt }: Hold, today: CalendarDate): boolean {
  return endedAt === undefined && until >= today
}

function invalid(fault: Omit<FieldError, 'path'>): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'until'], ...fault }] })
}
