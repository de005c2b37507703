import type { MoveStage } from '@passerelle/contract/casework'
import { editParticipant, type Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import { commitSettled, findSettling } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { takeBack } from './take-back.ts'

const fields = ['stage', 'stageSteps']

/**
 * Moves a case to another stage, and its line of the caseload with it. One that is closed as a duplicate takes back
 * what is out for it: another case goes on for the person.
 */
export async function moveStage(
  context: CaseworkContext,
  id: ParticipantId,
  step: MoveStage,
  expected: number,
): Promise<Participant> {
  if (step.closingReason === 'duplicate') return closeDuplicate(context, id, step, expected)
  const participant = await context.participants.get(id)
  assertVersion(participant, expected)
  const moved = editParticipant(participant, step, context.me, context.clock.now().toISOString())
  const changed = { participantId: id, version: moved.version }
  await context.participants.replace(participant, moved, caseEntry('Participant', changed, fields))
  return moved
}

async function closeDuplicate(
  context: CaseworkContext,
  id: ParticipantId,
  step: MoveStage,
  expected: number,
): Promise<Participant> {
  const settling = await findSettling(context.table, context.reach, id)
  const { participant: before } = settling.candidate
  assertVersion(before, expected)
  const participant = editParticipant(before, step, context.me, context.clock.now().toISOString())
  const steps = await Promise.all(settling.out.map((referral) => takeBack(context, referral)))
  const changed = { participantId: id, version: participant.version }
  const entry = caseEntry('Participant', changed, fields)
  await commitSettled(context.table, settling, { entry, participant, steps })
  return participant
}
