import { type CorridorId, refuse } from '@passerelle/domain/kernel'
import type { Corridor } from '@passerelle/domain/tenancy'
import { clearPartOf, readClear } from './entity.ts'
import type { JournalEntry } from './journal.ts'
import { exchangeKeys, type Parties } from './keys.ts'
import type { Item, Row } from './row.ts'
import { firstOf } from './store.ts'
import type { TenantTable } from './table.ts'
import { add, demand, replace, type Write } from './write.ts'

/** The agreements that a tenant is a party of. There is one for each direction between two tenants. */
export type Corridors = {
  get(corridor: CorridorId): Promise<Corridor>
  /** The agreement in one direction, if there is one. */
  find(parties: Parties): Promise<Corridor | undefined>
  list(): Promise<readonly Corridor[]>
  propose(corridor: Corridor, entry: JournalEntry): Promise<void>
  replace(corridor: Corridor, readVersion: number, entry: JournalEntry): Promise<void>
}

export function corridors({ store, tenant, keyring, ledger }: TenantTable): Corridors {
  const towards = { pk: exchangeKeys.corridorsTowards(tenant, '' as CorridorId).pk, index: 'gsi1' } as const
  const from = { pk: exchangeKeys.corridorsFrom(tenant, '' as CorridorId).pk, index: 'gsi2' } as const

  async function find(parties: Parties): Promise<Corridor | undefined> {
    const item = await store.get(exchangeKeys.agreement(parties))
    return item && readCorridor(item)
  }

  return {
    find,

    async get(corridor) {
      const sides = await Promise.all(
        [towards, from].map((side) => firstOf(store.queryAll({ ...side, beginsWith: corridor, limit: 1 }))),
      )
      const found = sides.find((item) => item !== undefined)
      // The index says where it is; the table says what it is.
      return (found && (await find(readCorridor(found)))) ?? refuse({ code: 'not_found' })
    },

    async list() {
      const found: Corridor[] = []
      for (const side of [towards, from]) {
        for await (const item of store.queryAll(side)) found.push(readCorridor(item))
      }
      return found
    },

    async propose(corridor, entry) {
      const key = exchangeKeys.agreement(corridor)
      const previous = await store.get(key)
      // An agreement that ended may be made anew. Its package key goes on: packages under way depend on it.
      if (previous !== undefined) {
        const { state, version } = readCorridor(previous)
        if (state !== 'ended') refuse({ code: 'already_exists', what: 'corridor' })
        return ledger.commit({ entry, status: 201, writes: [replace(corridorRow(corridor), version)] })
      }
      const made = await keyring.addCorridor(corridor)
      const taken = () => ({ code: 'already_exists', what: 'corridor' }) as const
      await ledger.commit({ entry, status: 201, writes: [add(corridorRow(corridor), taken), made] })
    },

    replace: (corridor, readVersion, entry) =>
      ledger.commit({ entry, status: 200, writes: [replace(corridorRow(corridor), readVersion)] }),
  }
}

/** Lets a transaction through only while the corridor is active, and the same agreement that was read. */
export function demandCorridor(corridor: Corridor): Write {
  return demand(
    exchangeKeys.agreement(corridor),
    { present: true, equals: { id: corridor.id, state: 'active', version: corridor.version } },
    (found) => ({ code: 'corridor_not_active', state: String(found?.['state'] ?? 'ended') }),
  )
}

function corridorRow(corridor: Corridor): Row {
  return {
    key: exchangeKeys.agreement(corridor),
    index1: exchangeKeys.corridorsTowards(corridor.to, corridor.id),
    index2: exchangeKeys.corridorsFrom(corridor.from, corridor.id),
    entity: 'Corridor',
    version: corridor.version,
    clear: clearPartOf('Corridor', corridor),
  }
}

function readCorridor(item: Item): Corridor {
  return readClear('Corridor', item)
}
