import type { CaseloadQuery } from '@passerelle/contract/casework'
import type { CaseloadSummary } from '@passerelle/domain/casework'
import { refuse } from '@passerelle/domain/kernel'
import { type PageOf, searchCaseload } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'

/** A page of the caseload, or the people whose names are like `q`, on one page. */
export async function listParticipants(
  desk: CaseworkDesk,
  { q, limit, cursor, ...filter }: CaseloadQuery,
): Promise<PageOf<CaseloadSummary>> {
  if (q === undefined) return desk.caseload.list(filter, { limit, cursor })
  // What was found has an end; there is no further page to ask for.
  if (cursor !== undefined) {
    refuse({ code: 'invalid', errors: [{ path: ['query', 'cursor'], code: 'invalid_cursor' }] })
  }
  return { items: await searchCaseload(desk.table, desk.reach, filter, { query: q, limit }) }
}
