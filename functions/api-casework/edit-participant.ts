import type { EditParticipant } from '@passerelle/contract/casework'
import { editParticipant as edit, type Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { demandVersion } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'

export async function editParticipant(
  desk: CaseworkDesk,
  id: ParticipantId,
  change: EditParticipant,
  expected: number,
): Promise<Participant> {
  const participant = await desk.participants.get(id)
  demandVersion(participant, expected)
  const edited = edit(participant, change, desk.me, desk.clock.now().toISOString())
  const changed = { participantId: id, version: edited.version }
  await desk.participants.replace(
    participant,
    edited,
    caseEntry('editParticipant', 'Participant', changed, Object.keys(change)),
  )
  return edited
}
