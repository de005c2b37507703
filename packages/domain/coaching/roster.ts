import type { Reach } from '../casework/index.ts'
import { type Instant, type MemberId, type ParticipantId, refuse } from '../kernel/index.ts'
import { isCaseworker, type Role } from '../tenancy/index.ts'
import { assertPlanned, type Session } from './session.ts'

/** Whether a participant has a place in a session, or waits for one. */
export const placesInSession = ['enrolled', 'waiting'] as const

export type PlaceInSession = (typeof placesInSession)[number]

/** The part of a session's roster that a member works with: all of it where they teach, else their own cases. */
export function reachInto(session: Pick<Session, 'instructorId'>, member: MemberId, reach: Reach): Reach {
  return session.instructorId === member ? 'all' : reach
}

/**
 * Lets a member plan and change sessions: caseworkers for everybody, somebody who only teaches for themselves.
 *
 * @throws Refused `forbidden`
 */
export function assertPlans(
  { instructorId }: Pick<Session, 'instructorId'>,
  member: MemberId,
  roles: readonly Role[],
): void {
  if (instructorId !== member && !isCaseworker(roles)) refuse({ code: 'forbidden' })
}

export const maxWaiting = 100

/** The place that a participant has in a session, if any. */
export function placeOf(session: Session, participant: ParticipantId): PlaceInSession | undefined {
  if (session.enrolled.includes(participant)) return 'enrolled'
  return session.waiting.includes(participant) ? 'waiting' : undefined
}

/**
 * Gives a participant a place, or where all are taken the next one on the waiting list.
 *
 * @throws Refused `already_exists` for one who is there or waits, `not_possible` once the session was held or cancelled,
 *   `limit_reached` when too many wait
 */
export function enrol(session: Session, participant: ParticipantId, at: Instant): Session {
  assertPlanned(session)
  if (placeOf(session, participant) !== undefined) refuse({ code: 'already_exists', what: 'enrolment' })
  if (session.waiting.length >= maxWaiting) {
    refuse({ code: 'limit_reached', what: 'waiting_list', limit: maxWaiting })
  }
  return withPlacesFilled({
    ...session,
    version: session.version + 1,
    changedAt: at,
    waiting: [...session.waiting, participant],
  })
}

/**
 * Takes a participant off the roster; whoever waits first comes in.
 *
 * @throws Refused `not_found` for one who is not on it, `not_possible` once the session was held or cancelled
 */
export function leave(session: Session, participant: ParticipantId, at: Instant): Session {
  if (placeOf(session, participant) === undefined) refuse({ code: 'not_found' })
  assertPlanned(session)
  const others = (ids: readonly ParticipantId[]) => ids.filter((id) => id !== participant)
  return withPlacesFilled({
    ...session,
    version: session.version + 1,
    changedAt: at,
    enrolled: others(session.enrolled),
    waiting: others(session.waiting),
  })
}

/** The session with each free place given to whoever waited longest. */
export function withPlacesFilled(session: Session): Session {
  const free = Math.max(0, session.capacity - session.enrolled.length)
  return {
    ...session,
    enrolled: [...session.enrolled, ...session.waiting.slice(0, free)],
    waiting: session.waiting.slice(free),
  }
}
