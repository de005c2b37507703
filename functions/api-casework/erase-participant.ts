import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { demandVersion, erase, findErasable, isAnyUnderWay } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'

/** Erases a person for good. While a referral is under way, it has to be ended first. */
export async function eraseParticipant(
  desk: CaseworkDesk,
  id: ParticipantId,
  expected: number,
): Promise<undefined> {
  const found = await findErasable(desk.table, desk.reach, id)
  demandVersion(found.head, expected)
  if (await isAnyUnderWay(desk.table.store, found.referrals)) {
    refuse({ code: 'not_possible', what: 'referral_under_way' })
  }
  const changed = { participantId: id, version: found.head.version + 1 }
  await erase(desk.table, found, caseEntry('eraseParticipant', 'Participant', changed, []))
}
