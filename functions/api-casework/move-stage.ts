import type { MoveStage } from '@passerelle/contract/casework'
import { editParticipant, type Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import { commitSettled, findSettling } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { settleReferral } from './settle-referral.ts'

const fields = ['stage', 'stageSteps']

/**
 * Moves a case to another stage, and its line of the caseload with it. One that is closed as a duplicate ends what is
 * under way for it, sent or received: another case goes on for the person.
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

/** Anew where a referral moves, or another one is begun, at the same moment. */
function closeDuplicate(
  context: CaseworkContext,
  id: ParticipantId,
  step: MoveStage,
  expected: number,
): Promise<Participant> {
  return retryWhileContended(async () => {
    const settling = await findSettling(context.table, context.reach, id)
    assertVersion(settling.participant, expected)
    const closed = editParticipant(settling.participant, step, context.me, context.clock.now().toISOString())
    const steps = await Promise.all(settling.underWay.map((referral) => settleReferral(context, referral)))
    const entry = caseEntry('Participant', { participantId: id, version: closed.version }, fields)
    await commitSettled(context.table, settling, closed, entry, steps)
    return closed
  })
}
