import type { CaseloadQuery } from '@passerelle/contract/casework'
import type { CaseloadSummary } from '@passerelle/domain/casework'
import type { PageOf } from '@passerelle/table'
import { type FoundPage, searchCaseload } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'

/** A page of the caseload, or of the people whose names are like `q`. */
export async function listParticipants(
  context: CaseworkContext,
  { q, limit, cursor, birthYear, district, ...filter }: CaseloadQuery,
): Promise<PageOf<CaseloadSummary> | FoundPage> {
  if (q === undefined) return context.caseload.list(filter, { limit, cursor })
  return searchCaseload(
    context.table,
    context.reach,
    { query: q, birthYear, district, ...filter },
    { limit, cursor },
  )
}
