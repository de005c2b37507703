import type { MergeCases } from '@passerelle/contract/casework'
import {
  type Merging,
  type MergingCases,
  mergeCases,
  type Participant,
  separateCases,
} from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import { commitCases, type FoundCases, findCases } from '@passerelle/table/casework'
import { isAnyUnderWay } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

/**
 * Makes one case go on for two of the same person. Nothing may be under way for the one that ends: a merge can be taken
 * back, and the end of a referral cannot.
 */
export function mergeParticipants(
  context: CaseworkContext,
  kept: ParticipantId,
  { duplicateId }: MergeCases,
  expected: number,
): Promise<Participant> {
  return change(context, { kept, duplicate: duplicateId }, expected, async (found, merging) => {
    const now = mergeCases(found, merging)
    if (await isAnyUnderWay(context.table, found.referrals.duplicate)) {
      refuse({ code: 'not_possible', what: 'referral_under_way' })
    }
    return now
  })
}

/** Takes a merge back, as long as no referral has been begun since. */
export function separateParticipants(
  context: CaseworkContext,
  kept: ParticipantId,
  { duplicateId }: MergeCases,
  expected: number,
): Promise<Participant> {
  return change(context, { kept, duplicate: duplicateId }, expected, separateCases)
}

type Decide = (found: FoundCases, merging: Merging) => MergingCases | Promise<MergingCases>

/** Both cases change in one transaction; anew where somebody else writes the other one at the same moment. */
function change(
  context: CaseworkContext,
  ids: Parameters<typeof findCases>[2],
  expected: number,
  decide: Decide,
): Promise<Participant> {
  return retryWhileContended(async () => {
    const found = await findCases(context.table, context.reach, ids)
    assertVersion(found.kept, expected)
    const { kept, duplicate } = found.referrals
    const referrals = kept.addresses.length + duplicate.addresses.length
    const at = context.clock.now().toISOString()
    const now = await decide(found, { by: context.me, at, referrals })
    const entryOf = ({ id, version }: Participant, fields: readonly string[]) =>
      caseEntry('Participant', { participantId: id, version }, fields)
    await commitCases(context.table, found, now, {
      kept: entryOf(now.kept, ['merged']),
      duplicate: entryOf(now.duplicate, ['mergedInto', 'stage', 'stageSteps']),
    })
    return now.kept
  })
}
