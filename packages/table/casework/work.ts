import type { MemberId, ParticipantId } from '@passerelle/domain/kernel'
import { caseRanges, type WorkingAs } from '../engine/keys/casework.ts'
import { allOf } from '../engine/store.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** One case that a member works with, and as what. */
export type CaseWork = { readonly participantId: ParticipantId; readonly as: WorkingAs }

/** All cases that a member works with: one query, as things are now. */
export async function workOf({ store, tenant }: TenantTable, member: MemberId): Promise<readonly CaseWork[]> {
  const rows = await allOf(store.queryAll(caseRanges.work(tenant, member)))
  // Written by `listing` and `relisting` alone.
  return rows.map((row) => ({ participantId: row['participantId'], as: row['as'] }) as CaseWork)
}
