import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertNotHeld } from '@passerelle/domain/retention'
import { assertVersion } from '@passerelle/table'
import { erase, findErasable, hasMergedCases } from '@passerelle/table/erasure'
import { isAnyUnderWay } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

/**
 * Erases a person for good. Nothing goes while somebody holds the case; while a referral is under way, it has to be ended
 * first, and cases that were merged into this one go first.
 */
export async function eraseParticipant(
  context: CaseworkContext,
  id: ParticipantId,
  expected: number,
): Promise<undefined> {
  const found = await findErasable(context.table, context.reach, id)
  assertVersion(found.head, expected)
  assertNotHeld(found.holds.holds, context.clock.today())
  if (await isAnyUnderWay(context.table, found.referrals)) {
    refuse({ code: 'not_possible', what: 'referral_under_way' })
  }
  if (await hasMergedCases(context.table, found)) refuse({ code: 'not_possible', what: 'merged_case_stands' })
  const changed = { participantId: id, version: found.head.version + 1 }
  await erase(context.table, found, caseEntry('Participant', changed, []))
}
