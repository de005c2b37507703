import type { Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { Module, Programme } from '@passerelle/domain/programmes'
import { aPlan, takeIn } from './casework.ts'
import type { Person } from './cloud.ts'
import { aTraining, aTrainingWith } from './coaching.ts'

/** What is taught, and by whom. */
export type Course = {
  readonly programme: Pick<Programme, 'id'>
  readonly module: Pick<Module, 'id'>
  readonly coach: Person
}

/** A session of four units of a course, at which these people were for some units. */
export async function aHeldSession(
  { programme, module, coach }: Course,
  attended: readonly (readonly [participantId: ParticipantId, units: number])[],
  isOfModule = true,
) {
  const plan = aTraining(programme.id, coach, isOfModule ? { moduleId: module.id } : {})
  const people = attended.map(([participantId]) => participantId)
  const session = await aTrainingWith(coach.api, plan, people)
  const lines = attended.map(([participantId, teachingUnits]) => ({
    participantId,
    ...(teachingUnits === 0 ? { status: 'absent' as const } : { status: 'late' as const, teachingUnits }),
  }))
  await coach.api.recordAttendance({
    params: { sessionId: session.id },
    ifMatch: 1 + people.length,
    body: { lines },
  })
  return session
}

/** Somebody in a programme whose plan holds its module with so many units. */
export async function aPlannedCase(
  { programme, module, coach }: Course,
  planned = 4,
  person?: Parameters<typeof takeIn>[1],
): Promise<Participant> {
  const participant = await takeIn(coach.api, person)
  const params = { participantId: participant.id }
  const { body: edited } = await coach.api.editParticipant({
    params,
    ifMatch: participant.version,
    body: { programmeId: programme.id },
  })
  const plan = aPlan([module], {
    items: [{ moduleId: module.id, purpose: 'For the shop', teachingUnits: planned }],
  })
  await coach.api.beginPlan({ params, body: plan })
  return edited
}

/** The same person, who was there for some units of the module. */
export async function aTaughtCase(course: Course, { planned = 4, attended = 4 } = {}): Promise<Participant> {
  const participant = await aPlannedCase(course, planned)
  await aHeldSession(course, [[participant.id, attended]])
  return participant
}
