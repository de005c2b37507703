import type { InstitutionView, MergeInstitutions } from '@passerelle/contract/networks'
import type { InstitutionId } from '@passerelle/domain/kernel'
import { mergeInstitutions as merge, separateInstitutions as separate } from '@passerelle/domain/networks'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { NetworksContext } from './context.ts'
import { institutionEntry } from './entry.ts'
import { readInstitution } from './view-institution.ts'

/** Lets a second entry count as the first one. */
export function mergeInstitutions(
  context: NetworksContext,
  kept: InstitutionId,
  { duplicateId }: MergeInstitutions,
  expected: number,
): Promise<InstitutionView> {
  return change(context, kept, duplicateId, expected, merge)
}

/** Takes that back. */
export function separateInstitutions(
  context: NetworksContext,
  kept: InstitutionId,
  { duplicateId }: MergeInstitutions,
  expected: number,
): Promise<InstitutionView> {
  return change(context, kept, duplicateId, expected, separate)
}

/** Both entries change in one transaction; anew where somebody else writes the other one at the same moment. */
async function change(
  context: NetworksContext,
  kept: InstitutionId,
  duplicate: InstitutionId,
  expected: number,
  decide: typeof merge,
): Promise<InstitutionView> {
  await retryWhileContended(async () => {
    const before = await context.institutions.pair(kept, duplicate)
    assertVersion(before.kept, expected)
    const now = decide(before, context.clock.now().toISOString())
    await context.institutions.replaceBoth(now, before, (each) => institutionEntry(each, ['mergedInto']))
  })
  return readInstitution(context, kept)
}
