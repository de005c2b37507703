import type { Roster } from '@passerelle/contract/coaching'
import { placeOf, reachInto, type Session } from '@passerelle/domain/coaching'
import type { SessionId } from '@passerelle/domain/kernel'
import type { RosterEntry } from '@passerelle/table/coaching'
import type { CoachingContext } from './context.ts'
import { viewSession } from './view-session.ts'

/** A session with those who come to it, as far as the member works with them. */
export async function readRoster(context: CoachingContext, id: SessionId): Promise<Roster> {
  const { session, entries } = await findRoster(context, id)
  return viewRoster(session, entries)
}

/** The same before it is written down for somebody to read. */
export function findRoster({ rosters, me, reach }: CoachingContext, id: SessionId) {
  return rosters.read(id, (session) => reachInto(session, me, reach))
}

export function viewRoster(session: Session, entries: readonly RosterEntry[]): Roster {
  const listed = session.enrolled.length + session.waiting.length
  return {
    ...viewSession(session),
    lines: entries.map((entry) => lineOf(session, entry)),
    withheld: listed - entries.length,
  }
}

function lineOf(
  session: Session,
  { participantId, participant, attendance }: RosterEntry,
): Roster['lines'][number] {
  const place = placeOf(session, participantId) ?? 'enrolled'
  if (participant === undefined) return { participantId, place, erased: true }
  const { pseudonym, names } = participant
  return { participantId, place, pseudonym, names, ...(attendance && { attendance }) }
}
