import type { CaseloadQuery } from '@passerelle/contract/casework'
import type { CaseloadSummary } from '@passerelle/domain/casework'
import { refuse } from '@passerelle/domain/kernel'
import type { PageOf } from '@passerelle/table'
import { searchCaseload } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'

/** A page of the caseload, or the people whose names are like `q`, on one page. */
export async function listParticipants(
  context: CaseworkContext,
  { q, limit, cursor, ...filter }: CaseloadQuery,
): Promise<PageOf<CaseloadSummary>> {
  if (q === undefined) return context.caseload.list(filter, { limit, cursor })
  // The matches have an end; there is no further page to ask for.
  if (cursor !== undefined) {
    refuse({ code: 'invalid', errors: [{ path: ['query', 'cursor'], code: 'invalid_cursor' }] })
  }
  return { items: await searchCaseload(context.table, context.reach, filter, { query: q, limit }) }
}
