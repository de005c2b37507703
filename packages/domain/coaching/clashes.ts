import type { ParticipantId, SessionId } from '../kernel/index.ts'
import type { Session } from './session.ts'

/** The means that two sessions at the same time both want. */
export const clashGrounds = ['instructor', 'room', 'participants'] as const

/** Another session at the same time, and what both of them want. */
export type Clash = { readonly sessionId: SessionId; readonly with: (typeof clashGrounds)[number][] }

type Occupied = Pick<
  Session,
  'id' | 'state' | 'startsAt' | 'endsAt' | 'instructorId' | 'siteId' | 'room' | 'enrolled'
>

/**
 * The sessions that stand in each other's way. Told, never refused: two groups may share a large room, and an instructor
 * may look after both.
 *
 * @param participants those who are looked at; unless said, all who are enrolled
 */
export function clashesOf(
  session: Occupied,
  others: readonly Occupied[],
  participants: readonly ParticipantId[] = session.enrolled,
): Clash[] {
  return others
    .filter((other) => other.id !== session.id && other.state !== 'cancelled' && overlap(session, other))
    .flatMap((other) => {
      const grounds = clashGrounds.filter((ground) => shares[ground](session, other, participants))
      return grounds.length === 0 ? [] : [{ sessionId: other.id, with: grounds }]
    })
}

const shares: Readonly<
  Record<
    (typeof clashGrounds)[number],
    (one: Occupied, other: Occupied, participants: readonly ParticipantId[]) => boolean
  >
> = {
  instructor: (one, other) => one.instructorId === other.instructorId,
  room: (one, other) =>
    one.room !== undefined &&
    one.room === other.room &&
    one.siteId !== undefined &&
    one.siteId === other.siteId,
  participants: (_, other, participants) => participants.some((id) => other.enrolled.includes(id)),
}

/** Sessions that touch, one ending as the other begins, do not overlap. */
function overlap(one: Occupied, other: Occupied): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}
