import { type ParticipantId, refuse, type TenantId } from '@passerelle/domain/kernel'
import {
  createDataKey,
  createKek,
  type DataKey,
  deriveKey,
  expiringCache,
  type Kms,
  newSigningKey,
  open,
  openKek,
  seal,
  unwrapDataKey,
} from '@passerelle/vault'
import { dataKeyKeys, dataKeyRanges, participantIn } from '../engine/keys/data-keys.ts'
import type { Key, Parties } from '../engine/keys/key.ts'
import { type Item, keyOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { absent, contended, type Write } from '../engine/write.ts'
import { openReferralKeys, type ReferralKeys } from './referral-keys.ts'

/** Opens the data keys of one tenant. Holds key-encryption keys for at most five minutes. */
export type Keyring = {
  /** The key of the members' names and addresses. */
  staff(): Promise<DataKey>
  /** A key of its own for one purpose of the tenant's members, for example signing cursors. */
  purpose(name: string): Promise<DataKey>
  /** The key of one person. @throws {Refused} `not_found`: whose key is gone is unknown, whatever rows of theirs stand */
  person(participant: ParticipantId): Promise<DataKey>
  /** Keys of many people in as few calls as possible. People whose key is erased are left out. */
  people(participants: readonly ParticipantId[]): Promise<ReadonlyMap<ParticipantId, DataKey>>
  /** Keys of the whole caseload in one pass over one partition. */
  everyone(): Promise<ReadonlyMap<ParticipantId, DataKey>>
  /** A new person's key, and the write that keeps it. */
  addPerson(participant: ParticipantId): Promise<{ key: DataKey; write: Write }>
  /** The write after which nothing of the person opens again. */
  erasePerson(participant: ParticipantId): Write
  /** The key with which the tenant signs, and the write that keeps it where this is the first time. */
  signing(): Promise<{ key: Uint8Array; writes: readonly Write[] }>
  /** The key of a person's socio-pedagogical notes; nothing as long as the tenant has none of anybody. */
  counselling(participant: ParticipantId): Promise<DataKey | undefined>
  /** The same where it is the tenant's first one, and the write that keeps what it comes from. */
  addCounselling(participant: ParticipantId): Promise<{ key: DataKey; write: Write }>
  /** A new corridor's key, and the write that keeps it. */
  addCorridor(parties: Parties): Promise<Write>
  /** The keys of referrals, which two parties share. */
  readonly referrals: ReferralKeys
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

  async function counsellingKek(): Promise<DataKey | undefined> {
    const name = `${tenant}#counselling`
    const known = keks.peek(name)
    if (known !== undefined) return known
    const row = await store.get(dataKeyKeys.kek(tenant, 'counselling'), 'keys')
    return row && keks.get(name, () => openKek(kms, { tenant, use: 'counselling' }, wrappedKey(row)))
  }

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
    const byPerson = new Map(rows.map((row) => [participantIn(keyOf(row)), row]))
    for (const participant of missing) {
      const row = byPerson.get(participant)
      if (row !== undefined) found.set(participant, unwrapPerson(casework, participant, row))
    }
    return found
  }

  return {
    staff: () => kek('staff'),
    purpose: async (name) => deriveKey(await kek('staff'), name),
    people,

    async person(participant) {
      return (await people([participant])).get(participant) ?? refuse({ code: 'not_found' })
    },

    async everyone() {
      const casework = await kek('casework')
      const all = new Map<ParticipantId, DataKey>()
      for await (const row of store.queryAll(dataKeyRanges.people(tenant), 'keys')) {
        const participant = participantIn(keyOf(row))
        const known = await personKeys.peek(cacheName(participant))
        all.set(participant, known ?? unwrapPerson(casework, participant, row))
      }
      return all
    },

    async addPerson(participant) {
      const { key, wrapped } = createDataKey(await kek('casework'), tenant, participant)
      personKeys.keep(cacheName(participant), key)
      return { key, write: addKey(dataKeyKeys.person(tenant, participant), wrapped) }
    },

    erasePerson(participant) {
      personKeys.forget(cacheName(participant))
      return { table: 'keys', remove: dataKeyKeys.person(tenant, participant) }
    },

    async signing() {
      const place = dataKeyKeys.signing(tenant)
      const [casework, row] = await Promise.all([kek('casework'), store.get(place, 'keys')])
      const binding = { tenant, subject: 'papers', entity: 'signing-key', schema: 1 }
      if (row !== undefined) return { key: open(casework, binding, wrappedKey(row)), writes: [] }
      const key = newSigningKey()
      const write = { ...addKey(place, seal(casework, binding, key)), otherwise: contended }
      return { key, writes: [write] }
    },

    async counselling(participant) {
      const kek = await counsellingKek()
      return kek && deriveKey(kek, participant)
    },

    async addCounselling(participant) {
      const { kek, wrapped } = await createKek(kms, { tenant, use: 'counselling' })
      const write = { ...addKey(dataKeyKeys.kek(tenant, 'counselling'), wrapped), otherwise: contended }
      // Remembered only once it is written: of two that are made at once, one is.
      return { key: deriveKey(kek, participant), write }
    },

    async addCorridor({ from, to }) {
      const { wrapped } = await createKek(kms, { from, to, use: 'corridor' })
      return addKey(dataKeyKeys.corridorKek({ from, to }), wrapped)
    },

    referrals: openReferralKeys(tenant, { casework: () => kek('casework'), corridor: corridorKek }, store),
  }
}

/** The sealed values are out of reach for ever. */
class KeyErased extends Error {
  override readonly name = 'KeyErased'
}

function addKey(key: Key, wrapped: Uint8Array): Write {
  return { table: 'keys', put: { ...key, wrapped }, key, when: absent }
}

function wrappedKey(row: Item | undefined): Uint8Array {
  const wrapped = row?.['wrapped']
  if (!(wrapped instanceof Uint8Array)) throw new KeyErased('no such key')
  return wrapped
}
