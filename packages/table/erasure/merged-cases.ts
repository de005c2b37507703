import { caseKey, peopleById, readParticipant } from '../casework/index.ts'
import { rowAt } from '../engine/row.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import type { Erasable } from './erase.ts'

/**
 * Whether cases of the same person stand that were merged into this one: a person is erased with all of them. No call
 * where nothing was merged.
 */
export async function hasMergedCases(table: TenantTable, { head, rows }: Erasable): Promise<boolean> {
  const { tenant, keyring } = table
  const whole = rowAt(rows, caseKey(tenant, head.id))
  // The key goes first; without it an erasure that was cut off is completed.
  const key = (await keyring.people([head.id])).get(head.id)
  if (whole === undefined || key === undefined) return false
  const ids = (readParticipant(tenant, whole, key).merged ?? []).map(({ participantId }) => participantId)
  const others = await peopleById(table, ids)
  return others.some(({ mergedInto }) => mergedInto === head.id)
}
