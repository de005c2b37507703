import { type FieldError, type NetworkId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Network } from '@passerelle/domain/networks'
import { clearEntity, readClear } from '../engine/entity.ts'
import { networkKeys, networkRanges } from '../engine/keys/networks.ts'
import type { Item, Row } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, type Requirement, replace, requireRow } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The networks that an organisation keeps. They name no person, so nothing is sealed. */
export type Networks = {
  /** One call. @throws {Refused} `not_found` */
  get(network: NetworkId): Promise<Network>
  /** In the order of their opening. One query. */
  list(page: PageRequest): Promise<PageOf<Network>>
  /** How many there are. One query. */
  count(): Promise<number>
  open(network: Network, entry: JournalEntry): Promise<void>
  replace(network: Network, readVersion: number, entry: JournalEntry): Promise<void>
}

export function networks(table: TenantTable): Networks {
  const { store, tenant, unitOfWork } = table
  const rowOf = (network: Network): Row => ({
    key: networkKeys.network(tenant, network.id),
    index1: networkKeys.opened(tenant, network),
    ...clearEntity('Network', network),
  })
  return {
    get: async (network) => readNetwork(await store.get(networkKeys.network(tenant, network))),

    async list(page) {
      const list = { name: 'networks', index: 'gsi1', ...networkRanges.networks(tenant) } as const
      const { items, ...rest } = await readPage(table, list, page)
      return { items: items.map(readNetwork), ...rest }
    },

    count: async () => (await allOf(store.queryAll(networkRanges.networks(tenant)))).length,

    open: (network, entry) => unitOfWork.commit({ entry, status: 201, writes: [add(rowOf(network))] }),

    replace: (network, readVersion, entry) =>
      unitOfWork.commit({ entry, status: 200, writes: [replace(rowOf(network), readVersion)] }),
  }
}

/** Lets a transaction through only while the network that is named is there and open. */
export function requireOpenNetwork(
  tenant: TenantId,
  network: NetworkId,
  path: FieldError['path'],
): Requirement {
  const open = { present: true, equals: { state: 'open' } } as const
  return requireRow(networkKeys.network(tenant, network), open, (found) =>
    found === undefined
      ? { code: 'invalid', errors: [{ path, code: 'unknown_reference' }] }
      : { code: 'not_possible', what: 'network_closed' },
  )
}

function readNetwork(item: Item | undefined): Network {
  return item === undefined ? refuse({ code: 'not_found' }) : readClear('Network', item)
}
