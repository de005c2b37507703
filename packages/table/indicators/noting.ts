import type { Occurrence, Untokened } from '@passerelle/domain/indicators'
import { type DataKey, deriveKey, digest } from '@passerelle/vault'
import { clearPartOf } from '../engine/entity.ts'
import { countingKeys } from '../engine/keys/indicators.ts'
import { set, type Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/**
 * The token of a person in figures: it follows from the key of their case, stands nowhere beside a name, and leads back to
 * nobody once that key is gone.
 */
export function tokenOf(key: DataKey): string {
  return digest(deriveKey(key, 'counting'), 'token')
}

/** Something that happened, under the token of its person, and under one of the record that says so. */
export function tokened(
  key: DataKey,
  record: string,
  happened: Untokened & { readonly goesOnAs?: string | undefined },
): Occurrence {
  const ref = digest(deriveKey(key, 'counting'), happened.what, record)
  return { ...happened, token: tokenOf(key), ref } as Occurrence // what `happened` left out is added here
}

/** The write that keeps what happened until it is counted, in the transaction in which it happened. */
export function noting(
  { tenant, ids }: Pick<TenantTable, 'tenant' | 'ids'>,
  occurrences: readonly Occurrence[],
): Write {
  const id = ids.next<'countingNote'>()
  const note = { id, version: 1, occurrences: [...occurrences] }
  return set({
    key: countingKeys.note(tenant, id),
    entity: 'CountingNote',
    version: 1,
    clear: clearPartOf('CountingNote', note),
  })
}
