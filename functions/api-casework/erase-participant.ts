import type { ParticipantId } from '@passerelle/domain/kernel'
import { demandVersion, erase, findErasable } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'

/** Erases a person for good. */
export async function eraseParticipant(
  desk: CaseworkDesk,
  id: ParticipantId,
  expected: number,
): Promise<undefined> {
  const found = await findErasable(desk.table, desk.reach, id)
  demandVersion(found.head, expected)
  const changed = { participantId: id, version: found.head.version + 1 }
  await erase(desk.table, found, caseEntry('eraseParticipant', 'Participant', changed, []), [])
}
