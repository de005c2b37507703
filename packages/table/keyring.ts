import type { ParticipantId, TenantId } from '@passerelle/domain/kernel'
import {
  createDataKey,
  createKek,
  type DataKey,
  deriveKey,
  expiringCache,
  type Kms,
  openKek,
  unwrapDataKey,
  wrapDataKey,
} from '@passerelle/vault'
import { dataKeyKeys, type Key, type Parties, type ReferralAddress } from './keys.ts'
import type { Item } from './row.ts'
import type { Store } from './store.ts'
import { absent, type Write } from './write.ts'

/** Opens the data keys of one tenant. Holds key-encryption keys for at most five minutes. */
export type Keyring = {
  /** The key of the members' names and addresses. */
  staff(): Promise<DataKey>
  /** A key of its own for one purpose of the tenant's members, for example signing cursors. */
  purpose(name: string): Promise<DataKey>
  person(participant: ParticipantId): Promise<DataKey>
  /** Keys of many people in as few calls as possible. People whose key is erased are left out. */
  people(participants: readonly ParticipantId[]): Promise<ReadonlyMap<ParticipantId, DataKey>>
  /** Keys of the whole caseload in one pass over one partition. */
  everyone(): Promise<ReadonlyMap<ParticipantId, DataKey>>
  /** A new person's key, and the write that keeps it. */
  addPerson(participant: ParticipantId): Promise<{ key: DataKey; write: Write }>
  /** The write after which nothing of the person opens again. */
  erasePerson(participant: ParticipantId): Write
  /** A new corridor's key, and the write that keeps it. */
  addCorridor(parties: Parties): Promise<Write>
  /** A new key for one tier of a package, and the write that keeps it out of the receiver's reach. */
  addTier(referral: ReferralAddress, version: number, tier: string): Promise<{ key: DataKey; write: Write }>
  /** The writes that move a tier's key from the sender to where both parties may open it. */
  openTier(referral: ReferralAddress, version: number, tier: string): Promise<readonly Write[]>
  /** The key of a tier, or `undefined` where it is held back or destroyed. Never cached. */
  tier(referral: ReferralAddress, version: number, tier: string): Promise<DataKey | undefined>
  /** The writes after which a tier opens for nobody. */
  destroyTier(referral: ReferralAddress, version: number, tier: string): readonly Write[]
}

const kekLifetimeMs = 5 * 60_000

// One environment serves one tenant (Lambda tenant isolation); the cache is keyed by tenant all the same.
const keks = expiringCache<DataKey>({ most: 64, lifetimeMs: kekLifetimeMs })
const personKeys = expiringCache<DataKey>({ most: 50_000, lifetimeMs: kekLifetimeMs })

export function openKeyring(tenant: TenantId, kms: Kms, store: Store): Keyring {
  const kek = (use: 'casework' | 'staff') =>
    keks.get(`${tenant}#${use}`, async () =>
      openKek(kms, { tenant, use }, wrappedKey(await store.get(dataKeyKeys.kek(tenant, use), 'keys'))),
    )
  const corridorKek = ({ from, to }: Parties) =>
    keks.get(`${from}#${to}`, async () =>
      openKek(
        kms,
        { from, to, use: 'corridor' },
        wrappedKey(await store.get(dataKeyKeys.corridorKek({ from, to }), 'keys')),
      ),
    )

  const cacheName = (participant: string) => `${tenant}#${participant}`
  const unwrapPerson = (casework: DataKey, participant: string, row: Item) => {
    const key = unwrapDataKey(casework, tenant, participant, wrappedKey(row))
    personKeys.keep(cacheName(participant), key)
    return key
  }

  async function people(participants: readonly ParticipantId[]) {
    const found = new Map<ParticipantId, DataKey>()
    const missing: ParticipantId[] = []
    for (const participant of participants) {
      const known = await personKeys.peek(cacheName(participant))
      if (known === undefined) missing.push(participant)
      else found.set(participant, known)
    }
    if (missing.length === 0) return found
    const [casework, rows] = await Promise.all([
      kek('casework'),
      store.getAll(
        missing.map((participant) => dataKeyKeys.person(tenant, participant)),
        'keys',
      ),
    ])
    const bySortKey = new Map(rows.map((row) => [row['sk'], row]))
    for (const participant of missing) {
      const row = bySortKey.get(dataKeyKeys.person(tenant, participant).sk)
      if (row !== undefined) found.set(participant, unwrapPerson(casework, participant, row))
    }
    return found
  }

  return {
    staff: () => kek('staff'),
    purpose: async (name) => deriveKey(await kek('staff'), name),
    people,

    async person(participant) {
      const key = (await people([participant])).get(participant)
      if (key === undefined) throw new KeyErased('the key of this person is erased')
      return key
    },

    async everyone() {
      const casework = await kek('casework')
      const partition = { pk: dataKeyKeys.kek(tenant, 'casework').pk, beginsWith: personPrefix }
      const all = new Map<ParticipantId, DataKey>()
      for await (const row of store.queryAll(partition, 'keys')) {
        const participant = participantOf(row)
        const known = await personKeys.peek(cacheName(participant))
        all.set(participant, known ?? unwrapPerson(casework, participant, row))
      }
      return all
    },

    async addPerson(participant) {
      const { key, wrapped } = createDataKey(await kek('casework'), tenant, participant)
      return { key, write: addKey(dataKeyKeys.person(tenant, participant), wrapped) }
    },

    erasePerson(participant) {
      personKeys.forget(cacheName(participant))
      return { table: 'keys', remove: dataKeyKeys.person(tenant, participant) }
    },

    async addCorridor({ from, to }) {
      const { wrapped } = await createKek(kms, { from, to, use: 'corridor' })
      return addKey(dataKeyKeys.corridorKek({ from, to }), wrapped)
    },

    async addTier(referral, version, tier) {
      const { key, wrapped } = createDataKey(await kek('casework'), tenant, tierName(referral, version, tier))
      return { key, write: addKey(dataKeyKeys.heldTier(tenant, referral.id, version, tier), wrapped) }
    },

    async openTier(referral, version, tier) {
      const held = dataKeyKeys.heldTier(tenant, referral.id, version, tier)
      const [row, casework, corridor] = await Promise.all([
        store.get(held, 'keys'),
        kek('casework'),
        corridorKek(referral),
      ])
      if (row === undefined) throw new KeyErased('the key of this tier is destroyed')
      const name = tierName(referral, version, tier)
      const key = unwrapDataKey(casework, tenant, name, wrappedKey(row))
      const shared = wrapDataKey(corridor, owners(referral), name, key)
      return [{ table: 'keys', remove: held }, addKey(dataKeyKeys.openTier(referral, version, tier), shared)]
    },

    async tier(referral, version, tier) {
      const open = dataKeyKeys.openTier(referral, version, tier)
      const held = dataKeyKeys.heldTier(tenant, referral.id, version, tier)
      const wanted = tenant === referral.from ? [open, held] : [open]
      const [row] = await store.getAll(wanted, 'keys')
      if (row === undefined) return undefined
      const name = tierName(referral, version, tier)
      return row['pk'] === held.pk
        ? unwrapDataKey(await kek('casework'), tenant, name, wrappedKey(row))
        : unwrapDataKey(await corridorKek(referral), owners(referral), name, wrappedKey(row))
    },

    destroyTier(referral, version, tier) {
      const shared: Write = { table: 'keys', remove: dataKeyKeys.openTier(referral, version, tier) }
      if (tenant !== referral.from) return [shared]
      return [shared, { table: 'keys', remove: dataKeyKeys.heldTier(tenant, referral.id, version, tier) }]
    },
  }
}

/** What was sealed is out of reach for ever. */
export class KeyErased extends Error {
  override readonly name = 'KeyErased'
}

const personPrefix = 'DEK#'

function participantOf(row: Item): ParticipantId {
  // The sort key was made by `dataKeyKeys.person` from a participant's id.
  return String(row['sk']).slice(personPrefix.length) as ParticipantId
}

function tierName(referral: ReferralAddress, version: number, tier: string): string {
  return `${referral.id}#${version}#${tier}`
}

function owners({ from, to }: Parties): string {
  return `${from}#${to}`
}

function addKey(key: Key, wrapped: Uint8Array): Write {
  return { table: 'keys', put: { ...key, wrapped }, key, when: absent }
}

function wrappedKey(row: Item | undefined): Uint8Array {
  const wrapped = row?.['wrapped']
  if (!(wrapped instanceof Uint8Array)) throw new KeyErased('no such key')
  return wrapped
}
