import type { ParticipantId, TenantId } from '@passerelle/domain/kernel'
import { caseRanges } from '../engine/keys/casework.ts'
import { fileRanges } from '../engine/keys/files.ts'
import { followUpRanges } from '../engine/keys/follow-up.ts'
import { foundingRanges } from '../engine/keys/founding.ts'
import { placementRanges } from '../engine/keys/vacancies.ts'
import type { Item } from '../engine/row.ts'
import { allOf, type Store } from '../engine/store.ts'

const ranges = [
  caseRanges.whole,
  fileRanges.ofCase,
  followUpRanges.ofCase,
  foundingRanges.ofCase,
  placementRanges.ofCase,
]

/** The rows of a case, and those that stand beside it: five queries. */
export async function readCaseFile(
  store: Pick<Store, 'queryAll'>,
  tenant: TenantId,
  participant: ParticipantId,
): Promise<readonly Item[]> {
  const found = ranges.map((rangeOf) => allOf(store.queryAll(rangeOf(tenant, participant))))
  return (await Promise.all(found)).flat()
}
