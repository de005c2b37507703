import type { CaseloadQuery } from '@passerelle/contract/casework'
import type { CaseloadSummary } from '@passerelle/domain/casework'
import type { PageOf } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'

/** A page of the caseload. */
export function listParticipants(
  desk: CaseworkDesk,
  { q: _, limit, cursor, ...filter }: CaseloadQuery,
): Promise<PageOf<CaseloadSummary>> {
  return desk.caseload.list(filter, { limit, cursor })
}
