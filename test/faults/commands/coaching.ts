import { takeIn } from '../../support/casework.ts'
import { aSignature, aTraining, aTrainingWith } from '../../support/coaching.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of sessions, and of those who come to them. */
export async function coachingCommands(
  { coach, programmeId }: House,
  { key }: Run,
): Promise<readonly Command[]> {
  const [decided, kept] = [await takeIn(coach.api), await takeIn(coach.api)]
  const training = aTraining(programmeId, coach)
  const [next, attended] = [
    await aTrainingWith(coach.api, training, []),
    await aTrainingWith(coach.api, training, [kept.id]),
  ]
  return [
    command('planSession', coach.api, (api) =>
      api.planSession({ body: { ...training, weeks: 3 }, ...key('planSession') }),
    ),
    command('enrolParticipant', coach.api, (api) =>
      api.enrolParticipant({
        params: { sessionId: next.id },
        body: { participantId: decided.id },
        ...key('enrolParticipant'),
      }),
    ),
    command('recordAttendance', coach.api, (api) =>
      api.recordAttendance({
        params: { sessionId: attended.id },
        ifMatch: 2,
        body: {
          lines: [{ participantId: kept.id, status: 'attended', known: 0, signature: aSignature() }],
        },
      }),
    ),
  ]
}
