import type { Enrolled } from '@passerelle/contract/coaching'
import { clashesOf, enrol, leave, placeOf, type Session } from '@passerelle/domain/coaching'
import { type ParticipantId, refuse, type SessionId } from '@passerelle/domain/kernel'
import { retryWhileContended } from '@passerelle/table'
import type { CoachingContext } from './context.ts'
import { sessionEntry } from './entry.ts'

/** Gives somebody a place in a session, or the next one on its waiting list. */
export async function enrolParticipant(
  context: CoachingContext,
  id: SessionId,
  participant: ParticipantId,
): Promise<Enrolled> {
  const session = await retryWhileContended(async () => {
    const { session: before, head } = await context.rosters.find(id, participant)
    const now = enrol(before, participant, context.clock.now().toISOString())
    await context.rosters.enrol(now, before, head, sessionEntry(now, ['roster']))
    return now
  })
  return viewPlace(context, session, participant)
}

/** What was answered to an enrolment, as things are now. */
export async function readPlace(
  context: CoachingContext,
  id: SessionId,
  participant: ParticipantId,
): Promise<Enrolled> {
  const { session } = await context.rosters.find(id, participant)
  return viewPlace(context, session, participant)
}

/** Takes somebody off a roster. A person who was erased is taken off by a coordinator. */
export async function unenrolParticipant(
  context: CoachingContext,
  id: SessionId,
  participant: ParticipantId,
): Promise<undefined> {
  return retryWhileContended(async () => {
    const { session, entries } = await context.rosters.read(id, () => context.reach, [participant])
    if (entries.length === 0) refuse({ code: 'not_found' })
    const now = leave(session, participant, context.clock.now().toISOString())
    await context.rosters.leave(now, session, sessionEntry(now, ['roster']))
    return undefined
  })
}

async function viewPlace(
  context: CoachingContext,
  session: Session,
  participantId: ParticipantId,
): Promise<Enrolled> {
  const place = placeOf(session, participantId)
  if (place === undefined) return refuse({ code: 'not_found' })
  const others = await context.sessions.around([session])
  return {
    participantId,
    place,
    ...(place === 'waiting' && { position: session.waiting.indexOf(participantId) + 1 }),
    version: session.version,
    clashes: clashesOf(session, others, [participantId]).filter(({ with: grounds }) =>
      grounds.includes('participants'),
    ),
  }
}
