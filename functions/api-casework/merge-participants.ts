import type { MergeCases } from '@passerelle/contract/casework'
import { mergeCases, type Participant, separateCases } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import { commitCases, type FoundCases, findCases } from '@passerelle/table/casework'
import { isAnyUnderWay } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

/** Makes one case go on for two of the same person. Nothing may be under way for the one that ends. */
export async function mergeParticipants(
  context: CaseworkContext,
  kept: ParticipantId,
  { duplicateId }: MergeCases,
  expected: number,
): Promise<Participant> {
  return change(context, { kept, duplicate: duplicateId }, expected, mergeCases, async (found) => {
    if (await isAnyUnderWay(context.table, found.referrals.duplicate)) {
      refuse({ code: 'not_possible', what: 'referral_under_way' })
    }
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

async function change(
  context: CaseworkContext,
  ids: Parameters<typeof findCases>[2],
  expected: number,
  decide: typeof mergeCases,
  assertFree?: (found: FoundCases) => Promise<void>,
): Promise<Participant> {
  const found = await findCases(context.table, context.reach, ids)
  assertVersion(found.kept, expected)
  const { kept, duplicate } = found.referrals
  const referrals = kept.addresses.length + duplicate.addresses.length
  const now = decide(found, { by: context.me, at: context.clock.now().toISOString(), referrals })
  await assertFree?.(found)
  await commitCases(context.table, found, now, {
    kept: caseEntry('Participant', { participantId: now.kept.id, version: now.kept.version }, ['merged']),
    duplicate: caseEntry('Participant', { participantId: now.duplicate.id, version: now.duplicate.version }, [
      'mergedInto',
      'stage',
    ]),
  })
  return now.kept
}
