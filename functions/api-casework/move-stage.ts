import type { MoveStage } from '@passerelle/contract/casework'
import { editParticipant, type Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { demandVersion } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'

/** Moves a case to another stage, and its line of the caseload with it. */
export async function moveStage(
  desk: CaseworkDesk,
  id: ParticipantId,
  step: MoveStage,
  expected: number,
): Promise<Participant> {
  const participant = await desk.participants.get(id)
  demandVersion(participant, expected)
  const moved = editParticipant(participant, step, desk.me, desk.clock.now().toISOString())
  const changed = { participantId: id, version: moved.version }
  await desk.participants.replace(
    participant,
    moved,
    caseEntry('moveStage', 'Participant', changed, ['stage', 'stageSteps']),
  )
  return moved
}
