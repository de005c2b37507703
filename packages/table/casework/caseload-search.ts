import { type CaseloadSummary, isWithin, type Reach, summaryOf } from '@passerelle/domain/casework'
import type { TenantTable } from '../session/tenant-table.ts'
import { caseKey, readParticipant } from './case-rows.ts'
import type { CaseloadFilter } from './caseload.ts'
import { caseloadIndex, type Facets } from './caseload-index.ts'

/**
 * People whose names are like what was typed, in whichever spelling or script, the best first; of those within reach.
 * The index in memory proposes; each of them is then read from the table, so nobody shows under an old name, after
 * their erasure, or to somebody whose case it is not any more. One query of the journal and one call for the people.
 */
export async function searchCaseload(
  table: TenantTable,
  reach: Reach,
  filter: CaseloadFilter,
  { query, limit }: { readonly query: string; readonly limit: number },
): Promise<CaseloadSummary[]> {
  // As in the list, who reaches only their own cases is asked for no coach.
  const narrowed = reach === 'all' ? filter : { ...filter, coach: undefined }
  const isWanted = (facets: Facets) => isWithin(reach, facets) && fits(narrowed, facets)
  const index = await caseloadIndex(table)
  const found = (await index.find(table, query, isWanted)).slice(0, limit).map(({ id }) => id)
  if (found.length === 0) return []

  const { store, tenant, keyring } = table
  const [rows, keys] = await Promise.all([
    store.getAll(found.map((id) => caseKey(tenant, id))),
    keyring.people(found),
  ])
  const there = new Map(rows.map((row) => [String(row['id']), row]))
  return found.flatMap((id) => {
    const row = there.get(id)
    const key = keys.get(id)
    if (row === undefined || key === undefined) return []
    const summary = summaryOf(readParticipant(tenant, row, key))
    return isWanted(summary) ? [summary] : []
  })
}

function fits({ stage, programme, coach }: CaseloadFilter, facets: Facets): boolean {
  const isSame = <T>(wanted: T | undefined, is: T | undefined) => wanted === undefined || wanted === is
  return isSame(stage, facets.stage) && isSame(programme, facets.programmeId) && isSame(coach, facets.coachId)
}
