import type { MoveStage } from '@passerelle/contract/casework'
import { editParticipant, type Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

/** Moves a case to another stage, and its line of the caseload with it. */
export async function moveStage(
  context: CaseworkContext,
  id: ParticipantId,
  step: MoveStage,
  expected: number,
): Promise<Participant> {
  const participant = await context.participants.get(id)
  assertVersion(participant, expected)
  const moved = editParticipant(participant, step, context.me, context.clock.now().toISOString())
  const changed = { participantId: id, version: moved.version }
  await context.participants.replace(
    participant,
    moved,
    caseEntry('Participant', changed, ['stage', 'stageSteps']),
  )
  return moved
}
