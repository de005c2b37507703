import type { MemberId, ParticipantId } from '@passerelle/domain/kernel'
import { createKek, type DataKey, expiringCache, type KekContext, openKek, wrapKek } from '@passerelle/vault'
import { confidenceIn, dataKeyKeys, dataKeyRanges } from '../engine/keys/data-keys.ts'
import { type Item, keyOf } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { absent, contended, type Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** Whose confidence, and who opens it. */
export type Confidence = { readonly author: MemberId; readonly reader: MemberId }

/**
 * The keys of what members wrote down in confidence about one person: one key for each author, wrapped by KMS once for
 * each reader. KMS opens a wrapping for the member alone for whom it was made.
 */
export type Confidences = {
  /** Whose confidences there are, and for whom. One query. */
  all(participant: ParticipantId): Promise<readonly Confidence[]>
  /** The keys that this member opens, by their authors. One query, and a call of KMS for each that is not known yet. */
  open(participant: ParticipantId): Promise<ReadonlyMap<MemberId, DataKey>>
  /** This member's own key, and the write that keeps it where this is the first time. */
  own(participant: ParticipantId): Promise<{ readonly key: DataKey; readonly writes: readonly Write[] }>
  /** The write by which a colleague opens this member's own key as well. */
  admitting(participant: ParticipantId, reader: MemberId, key: DataKey): Promise<Write>
  /** The write after which a colleague opens it no longer. */
  dismissing(participant: ParticipantId, reader: MemberId): Write
}

// One environment serves one tenant; the key names tenant, person, author and reader all the same.
const opened = expiringCache<DataKey>({ most: 1_000, lifetimeMs: 5 * 60_000 })

export function confidences({ store, tenant, kms, scope: { member } }: TenantTable): Confidences {
  const context = (participant: ParticipantId, { author, reader }: Confidence) =>
    ({ tenant, use: 'confidential', author, participant, reader }) as const satisfies KekContext
  const rowsOf = (participant: ParticipantId) =>
    allOf(store.queryAll(dataKeyRanges.confidences(tenant, participant), 'keys'))

  function keeping(participant: ParticipantId, reader: MemberId, wrapped: Uint8Array): Write {
    const key = dataKeyKeys.confidence(tenant, participant, { author: member, reader })
    return {
      table: 'keys',
      put: { ...key, wrapped },
      key,
      when: absent,
      otherwise: contended,
    }
  }

  async function open(participant: ParticipantId): Promise<ReadonlyMap<MemberId, DataKey>> {
    const mine = (await rowsOf(participant))
      .map((row) => ({ row, confidence: confidenceIn(keyOf(row)) }))
      .filter(({ confidence }) => confidence.reader === member)
    const keys = await Promise.all(
      mine.map(({ row, confidence }) =>
        opened.get(JSON.stringify([tenant, participant, confidence]), () =>
          openKek(kms, context(participant, confidence), wrappedIn(row)),
        ),
      ),
    )
    return new Map(mine.flatMap(({ confidence }, n) => pair(confidence.author, keys[n])))
  }

  return {
    all: async (participant) => (await rowsOf(participant)).map((row) => confidenceIn(keyOf(row))),
    open,

    async own(participant) {
      const known = (await open(participant)).get(member)
      if (known !== undefined) return { key: known, writes: [] }
      const { kek, wrapped } = await createKek(kms, context(participant, { author: member, reader: member }))
      return { key: kek, writes: [keeping(participant, member, wrapped)] }
    },

    async admitting(participant, reader, key) {
      return keeping(
        participant,
        reader,
        await wrapKek(kms, context(participant, { author: member, reader }), key),
      )
    },

    dismissing(participant, reader) {
      return {
        table: 'keys',
        remove: dataKeyKeys.confidence(tenant, participant, { author: member, reader }),
      }
    },
  }
}

function pair<Key, Value>(key: Key, value: Value | undefined): [Key, Value][] {
  return value === undefined ? [] : [[key, value]]
}

function wrappedIn(row: Item): Uint8Array {
  const wrapped = row['wrapped']
  if (!(wrapped instanceof Uint8Array)) throw new TypeError('a key slot without a key')
  return wrapped
}
