import type { Participant } from '@passerelle/domain/casework'
import { aSignature, aTraining, aTrainingWith } from '../../../support/coaching.ts'
import type { OpenedProgramme } from './casework.ts'
import type { House } from './house.ts'

/** Sessions to which somebody came, or is to come, and one that was called off; each text is the organisation's own. */
export async function setUpSessions(
  { person, mark }: House,
  { programme }: OpenedProgramme,
  { id }: Participant,
): Promise<void> {
  const coach = person('coach')
  const plan = (change: Parameters<typeof aTraining>[2] = {}) =>
    aTraining(programme.id, coach, { title: mark('session'), room: mark('room'), ...change })
  const { api } = coach
  await api.makeFeed()
  const held = await aTrainingWith(api, plan(), [id])
  const lines = [
    {
      participantId: id,
      status: 'late' as const,
      teachingUnits: 1,
      note: mark('attendance'),
      signature: aSignature(),
    },
  ]
  await api.recordAttendance({ params: { sessionId: held.id }, ifMatch: 2, body: { lines } })
  const off = await aTrainingWith(api, plan({ day: '2027-05-03' }), [id])
  const params = { sessionId: off.id }
  await api.unenrolParticipant({ params: { ...params, participantId: id } })
  const { body: moved } = await api.editSession({ params, ifMatch: 3, body: { room: mark('room') } })
  await api.cancelSession({ params, ifMatch: moved.version })
  await aTrainingWith(api, plan({ day: '2027-05-10' }), [id])
}
