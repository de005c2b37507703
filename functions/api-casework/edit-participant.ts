import type { EditParticipant } from '@passerelle/contract/casework'
import { editParticipant as edit, type Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

export async function editParticipant(
  context: CaseworkContext,
  id: ParticipantId,
  change: EditParticipant,
  expected: number,
): Promise<Participant> {
  const participant = await context.participants.get(id)
  assertVersion(participant, expected)
  const edited = edit(participant, change, context.me, context.clock.now().toISOString())
  const changed = { participantId: id, version: edited.version }
  await context.participants.replace(
    participant,
    edited,
    caseEntry('Participant', changed, Object.keys(change)),
  )
  return edited
}
