import { isId, type TenantId } from '@passerelle/domain/kernel'
import {
  type Addressee,
  type Card,
  cardOf,
  type DirectoryEntry,
  type NewTenant,
  type Tenant,
} from '@passerelle/domain/tenancy'
import { clearPartOf, readClear } from '../engine/entity.ts'
import { directoryKeys } from '../engine/keys/tenancy.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { remove, set, type Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** What every organisation may know of the others. */
export type Directory = {
  /** The entries of those that exist. One call. */
  find(ids: readonly TenantId[]): Promise<ReadonlyMap<TenantId, DirectoryEntry>>
  /**
   * The organisation that has this id, or shows this code; only its code tells its card. One call, and one before it for a
   * code.
   */
  address(counterpart: TenantId | string): Promise<Addressee | undefined>
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

    async address(counterpart) {
      const isNamed = isId(counterpart)
      const id = isNamed ? (counterpart as TenantId) : await ownerOf(counterpart) // an id here is a tenant's
      const keys = [directoryKeys.organisation(id), ...(isNamed ? [] : [directoryKeys.card(id)])]
      const rows = await store.getAll(keys)
      const entry = organisationIn(rows, id)
      if (isNamed) return entry && { id, entry }
      const card = rowAt(rows, directoryKeys.card(id))
      return entry && card && { id, entry, card: readCard(card) }
    },
  }

  /** Of a code that nobody has, an id that nobody has: it is looked for all the same, so that no answer comes sooner. */
  async function ownerOf(code: string): Promise<TenantId> {
    const row = await store.get(directoryKeys.code(code))
    return (row === undefined ? nobody : String(row['tenantId'])) as TenantId // written by `codeRow`
  }
}

const nobody = '0'.repeat(26)

/** What the directory says of one of them, among the rows that were read. */
export function organisationIn(rows: readonly Item[], id: TenantId): DirectoryEntry | undefined {
  const row = rowAt(rows, directoryKeys.organisation(id))
  return row && readClear('DirectoryEntry', row)
}

export function codeRow({ id, code }: NewTenant): Row {
  return { key: directoryKeys.code(code), entity: 'Code', version: 1, clear: { tenantId: id } }
}

/** Shows the card of an organisation as it calls itself now, or takes it away. */
export function cardWrite(tenant: Tenant): Write {
  const key = directoryKeys.card(tenant.id)
  const card = cardOf(tenant)
  return card === undefined
    ? remove(key)
    : set({ key, entity: 'Card', version: tenant.version, clear: clearPartOf('Card', card) })
}

function readCard(item: Item): Card {
  const { name, country, kind } = readClear('Card', item)
  return { name, country, kind }
}
