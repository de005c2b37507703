import type { TenantId } from '@passerelle/domain/kernel'
import type { DirectoryEntry } from '@passerelle/domain/tenancy'
import { readClear } from '../engine/entity.ts'
import { directoryKeys } from '../engine/keys/tenancy.ts'
import { type Item, rowAt } from '../engine/row.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** What every organisation may know of the others. */
export type Directory = {
  /** The entries of those that exist. One call. */
  find(ids: readonly TenantId[]): Promise<ReadonlyMap<TenantId, DirectoryEntry>>
}

export function directory({ store }: TenantTable): Directory {
  return {
    async find(ids) {
      const rows = ids.length === 0 ? [] : await store.getAll(ids.map(directoryKeys.organisation))
      return new Map(
        ids.flatMap((id) => {
          const entry = organisationIn(rows, id)
          return entry ? [[id, entry] as const] : []
        }),
      )
    },
  }
}

/** What the directory says of one of them, among the rows that were read. */
export function organisationIn(rows: readonly Item[], id: TenantId): DirectoryEntry | undefined {
  const row = rowAt(rows, directoryKeys.organisation(id))
  return row && readClear('DirectoryEntry', row)
}
