import { type FieldError, type InstitutionId, type NetworkId, refuse } from '@passerelle/domain/kernel'
import type { Institution, Membership, MergingInstitutions } from '@passerelle/domain/networks'
import { clearEntity, readClear } from '../engine/entity.ts'
import { networkKeys, networkRanges } from '../engine/keys/networks.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, contended, replace, type Write } from '../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { requireOpenNetwork } from './networks.ts'

/** The institutions that an organisation works with. They name no person, so nothing is sealed. */
export type Institutions = {
  /** One call. @throws {Refused} `not_found` */
  get(institution: InstitutionId): Promise<Institution>
  /** Both entries, in one call. @throws {Refused} `not_found`, and `invalid` where there is no such duplicate */
  pair(kept: InstitutionId, duplicate: InstitutionId): Promise<MergingInstitutions>
  /** All of them: one query for a thousand. */
  all(): Promise<readonly Institution[]>
  /** In the order of their entry, of one network or all of them. One query. */
  list(network: NetworkId | undefined, page: PageRequest): Promise<PageOf<Institution>>
  /** Adds one, as long as the network that it enters at once is open. */
  add(institution: Institution, entry: JournalEntry): Promise<void>
  replace(institution: Institution, readVersion: number, entry: JournalEntry): Promise<void>
  /** Writes a membership that was just begun, as long as its network is open. */
  join(institution: Institution, readVersion: number, entry: JournalEntry): Promise<void>
  /** Both entries in one transaction, and a line of the journal for each. */
  replaceBoth(now: MergingInstitutions, before: MergingInstitutions, entryOf: EntryOf): Promise<void>
}

type EntryOf = (institution: Institution) => JournalEntry

export function institutions(table: TenantTable): Institutions {
  const { store, tenant, unitOfWork } = table
  const rowOf = (institution: Institution): Row => ({
    key: networkKeys.institution(tenant, institution.id),
    index1: networkKeys.added(tenant, institution),
    ...clearEntity('Institution', institution),
  })
  const joining = (membership: Membership | undefined, path: FieldError['path']) =>
    membership ? [requireOpenNetwork(tenant, membership.networkId, path)] : []
  const contending = (write: Write): Write => ({ ...write, otherwise: contended })

  return {
    get: async (institution) =>
      readInstitution(await store.get(networkKeys.institution(tenant, institution))),

    async pair(kept, duplicate) {
      const [first, second] = [kept, duplicate].map((id) => networkKeys.institution(tenant, id))
      if (first === undefined || second === undefined) throw new TypeError('a pair of fewer than two')
      const rows = await store.getAll(kept === duplicate ? [first] : [first, second])
      const found = { kept: readInstitution(rowAt(rows, first)), duplicate: rowAt(rows, second) }
      if (found.duplicate === undefined) {
        const path = ['body', 'duplicateId']
        return refuse({ code: 'invalid', errors: [{ path, code: 'unknown_reference' }] })
      }
      return { kept: found.kept, duplicate: readInstitution(found.duplicate) }
    },

    all: async () => (await allOf(store.queryAll(networkRanges.institutions(tenant)))).map(readInstitution),

    async list(network, page) {
      const list = {
        name: `institutions ${network ?? ''}`,
        index: 'gsi1',
        ...networkRanges.institutions(tenant),
        ...(network && { keep: (item: Item) => isIn(readInstitution(item), network) }),
      } as const
      const { items, ...rest } = await readPage(table, list, page)
      return { items: items.map(readInstitution), ...rest }
    },

    add: (institution, entry) =>
      unitOfWork.commit({
        entry,
        status: 201,
        writes: [
          add(rowOf(institution)),
          ...joining(institution.memberships[0], ['body', 'membership', 'networkId']),
        ],
      }),

    replace: (institution, readVersion, entry) =>
      unitOfWork.commit({ entry, status: 200, writes: [replace(rowOf(institution), readVersion)] }),

    join: (institution, readVersion, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replace(rowOf(institution), readVersion),
          ...joining(institution.memberships.at(-1), ['body', 'networkId']),
        ],
      }),

    replaceBoth: (now, before, entryOf) =>
      unitOfWork.commit({
        entry: entryOf(now.kept),
        status: 200,
        writes: [
          replace(rowOf(now.kept), before.kept.version),
          contending(replace(rowOf(now.duplicate), before.duplicate.version)),
          alsoJournal(table, entryOf(now.duplicate)),
        ],
      }),
  }
}

function isIn({ memberships }: Institution, network: NetworkId): boolean {
  return memberships.some(({ networkId }) => networkId === network)
}

function readInstitution(item: Item | undefined): Institution {
  return item === undefined ? refuse({ code: 'not_found' }) : readClear('Institution', item)
}
