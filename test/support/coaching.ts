import type { Client } from '@passerelle/client'
import type { PlannedSession } from '@passerelle/contract'
import type { SessionPlan, Signature } from '@passerelle/domain/coaching'
import type { ParticipantId, ProgrammeId, SessionId } from '@passerelle/domain/kernel'
import { memberId } from './casework.ts'
import type { Person } from './cloud.ts'
import { inDays } from './exchange.ts'

/** The entry of a group training of four units, yesterday at ten. */
export function aTraining(
  programmeId: ProgrammeId,
  instructor: Person,
  change: Partial<SessionPlan> = {},
): SessionPlan {
  return {
    programmeId,
    kind: 'group_training',
    deliveryMode: 'presence',
    title: 'First steps of a business',
    instructorId: memberId(instructor),
    day: inDays(-1),
    hour: '10:00',
    timeZone: 'Europe/Berlin',
    teachingUnits: 4,
    capacity: 12,
    ...change,
  }
}

/** Plans that training, and gives these people a place in it. */
export async function aTrainingWith(
  api: Client,
  body: SessionPlan,
  people: readonly ParticipantId[],
): Promise<PlannedSession> {
  const { body: session } = await api.planSession({ body })
  for (const participantId of people) await enrol(api, session.id, participantId)
  return session
}

export async function enrol(api: Client, sessionId: SessionId, participantId: ParticipantId) {
  return (await api.enrolParticipant({ params: { sessionId }, body: { participantId } })).body
}

/** A signature on a screen, given in the hour after that training began. */
export function aSignature(
  strokes: readonly (readonly [number, number])[][] = [
    [
      [10, 20],
      [300, 180],
    ],
  ],
): Signature {
  const drawn = strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y]))
  return { way: 'drawn', signedAt: `${inDays(-1)}T09:45:00.000Z`, strokes: drawn }
}
