import { refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Tier } from '@passerelle/domain/sharing'
import { createDataKey, type DataKey, unwrapDataKey, wrapDataKey } from '@passerelle/vault'
import { dataKeyKeys, isHeld } from '../engine/keys/data-keys.ts'
import { isSameKey, type Key, type Parties, type ReferralAddress } from '../engine/keys/key.ts'
import { type Item, keyOf, rowAt } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { absent, type Refuse, type Requirement, type Write } from '../engine/write.ts'

/**
 * The parts of a referral with a key of their own: each tier of a package, the thread, which is what events and
 * consents say besides their facts, and the outcome, as far as the sender may learn it.
 */
export type Compartment = Tier | 'COURSE' | 'OUTCOME'

/** A compartment's key and its edition: the version of a package, or 0 for the first key of the course. */
export type KeySlot = { readonly edition: number; readonly compartment: Compartment }

/** Places of keys that were looked at, and what stands there, so that nothing is read twice to be moved. */
export type KeyRows = { readonly places: readonly Key[]; readonly rows: readonly Item[] }

/** The keys of a referral as they were read: opened, and as they stand. */
export type ReadKeys = KeyRows & { readonly keys: ReadonlyMap<Compartment, DataKey> }

/** Before anything was read. */
const nothingRead: KeyRows = { places: [], rows: [] }

/**
 * The keys of a referral's compartments. The sender makes them and holds them back, wrapped under its own key where the
 * receiver's role cannot read them; to let the receiver open one is to wrap it anew for the corridor.
 */
export type ReferralKeys = {
  /** New keys, and the writes that keep them out of the receiver's reach. */
  hold(
    referral: ReferralAddress,
    slots: readonly KeySlot[],
  ): Promise<{ readonly keys: ReadonlyMap<Compartment, DataKey>; readonly writes: readonly Write[] }>
  /**
   * The writes after which both parties may open these. A tier's key moves; of the course the sender keeps its own, so
   * that it can still read what was said when the receiver no longer can. An open key stays as it is. Of what may
   * be gone (`ifHeld`) only what is still held moves; what is open and shall not be (`back`) is held again. Keys that
   * were `read` already are not read again: should they have moved meanwhile, the writes' own conditions fail.
   */
  release(
    referral: ReferralAddress,
    slots: readonly KeySlot[],
    also?: {
      readonly ifHeld?: readonly KeySlot[]
      readonly back?: readonly KeySlot[]
      readonly read?: KeyRows
    },
  ): Promise<readonly Write[]>
  /** A new key that both parties may open from the beginning. */
  share(
    referral: ReferralAddress,
    slot: KeySlot,
  ): Promise<{ readonly key: DataKey; readonly writes: readonly Write[] }>
  /** The keys that are there for this tenant. A key that is held back or destroyed is missing. Never cached. */
  read(referral: ReferralAddress, slots: readonly KeySlot[]): Promise<ReadKeys>
}

type Wrapping = {
  readonly casework: () => Promise<DataKey>
  readonly corridor: (parties: Parties) => Promise<DataKey>
}

export function openReferralKeys(
  tenant: TenantId,
  { casework, corridor }: Wrapping,
  store: Store,
): ReferralKeys {
  const isSender = ({ from }: Parties) => tenant === from

  const unwrap = async (referral: ReferralAddress, slot: KeySlot, row: Item) =>
    isHeld(keyOf(row))
      ? unwrapDataKey(await casework(), tenant, nameOf(referral, slot), wrappedIn(row))
      : unwrapDataKey(await corridor(referral), owners(referral), nameOf(referral, slot), wrappedIn(row))

  async function shareKey(referral: ReferralAddress, slot: KeySlot, key: DataKey): Promise<Write> {
    const wrapped = wrapDataKey(await corridor(referral), owners(referral), nameOf(referral, slot), key)
    return keep(openPlace(referral, slot), wrapped)
  }

  return {
    async hold(referral, slots) {
      const kek = await casework()
      const made = slots.map((slot) => ({ slot, ...createDataKey(kek, tenant, nameOf(referral, slot)) }))
      return {
        keys: new Map(made.map(({ slot, key }) => [slot.compartment, key])),
        writes: made.map(({ slot, wrapped }) => keep(heldPlace(referral, slot), wrapped)),
      }
    },

    async release(referral, slots, { ifHeld = [], back = [], read = nothingRead } = {}) {
      const all = [...slots, ...ifHeld]
      const unread = [...all, ...back]
        .flatMap((slot) => [heldPlace(referral, slot), openPlace(referral, slot)])
        .filter((place) => !read.places.some((known) => isSameKey(known, place)))
      const rows = [...read.rows, ...(await store.getAll(unread, 'keys'))]
      const moves = all.map(async (slot): Promise<readonly Write[]> => {
        const held = heldPlace(referral, slot)
        if (rowAt(rows, openPlace(referral, slot)) !== undefined) return []
        const row = rowAt(rows, held)
        // A step came in between that destroyed it, or let go of it.
        if (row === undefined) return ifHeld.includes(slot) ? [] : refuse({ code: 'contended' })
        const shared = await shareKey(referral, slot, await unwrap(referral, slot, row))
        if (slot.compartment === 'COURSE') return [shared]
        return [shared, { table: 'keys', remove: held, when: { present: true }, otherwise: gone }]
      })
      const returns = back.map(async (slot): Promise<readonly Write[]> => {
        const open = openPlace(referral, slot)
        const row = rowAt(rows, open)
        if (row === undefined) return []
        const key = await unwrap(referral, slot, row)
        const wrapped = wrapDataKey(await casework(), tenant, nameOf(referral, slot), key)
        return [
          keep(heldPlace(referral, slot), wrapped),
          { table: 'keys', remove: open, when: { present: true }, otherwise: gone },
        ]
      })
      return (await Promise.all([...moves, ...returns])).flat()
    },

    async share(referral, slot) {
      const { key } = createDataKey(await corridor(referral), owners(referral), nameOf(referral, slot))
      return { key, writes: [await shareKey(referral, slot, key)] }
    },

    async read(referral, slots) {
      const places = slots.flatMap((slot) =>
        isSender(referral)
          ? [heldPlace(referral, slot), openPlace(referral, slot)]
          : [openPlace(referral, slot)],
      )
      const rows = await store.getAll(places, 'keys')
      const keys = new Map<Compartment, DataKey>()
      for (const slot of slots) {
        // Where there are both, as of the course for the sender, they hold the same.
        const row = rowAt(rows, heldPlace(referral, slot)) ?? rowAt(rows, openPlace(referral, slot))
        if (row !== undefined) keys.set(slot.compartment, await unwrap(referral, slot, row))
      }
      return { keys, places, rows }
    },
  }
}

/** The writes after which these open for nobody. They take no key, so whoever ends a referral needs none. */
export function destroyKeys(referral: ReferralAddress, slots: readonly KeySlot[]): readonly Write[] {
  return slots
    .flatMap((slot) => [openPlace(referral, slot), heldPlace(referral, slot)])
    .map((remove) => ({ table: 'keys', remove }))
}

/** The write after which the receiver no longer opens this, and the sender still may. */
export function closeKey(referral: ReferralAddress, slot: KeySlot): Write {
  return { table: 'keys', remove: openPlace(referral, slot) }
}

/** Lets a transaction through only while both parties may open this. */
export function requireOpenKey(referral: ReferralAddress, slot: KeySlot, otherwise: Refuse): Requirement {
  return { table: 'keys', check: openPlace(referral, slot), when: { present: true }, otherwise }
}

/** A key that must be there is not: what was sealed with it is out of reach. */
class KeyMissing extends Error {
  override readonly name = 'KeyMissing'
}

// Somebody else's step came in between and took the key away.
const gone: Refuse = () => ({ code: 'contended' })

function heldPlace(referral: ReferralAddress, { edition, compartment }: KeySlot) {
  return dataKeyKeys.heldTier(referral, edition, compartment)
}

function openPlace(referral: ReferralAddress, { edition, compartment }: KeySlot) {
  return dataKeyKeys.openTier(referral, edition, compartment)
}

function nameOf({ id }: ReferralAddress, { edition, compartment }: KeySlot): string {
  return `${id}#${edition}#${compartment}`
}

function owners({ from, to }: Parties): string {
  return `${from}#${to}`
}

function keep(key: ReturnType<typeof openPlace>, wrapped: Uint8Array): Write {
  return { table: 'keys', put: { ...key, wrapped }, key, when: absent }
}

function wrappedIn({ wrapped }: Item): Uint8Array {
  if (!(wrapped instanceof Uint8Array)) throw new KeyMissing('a key row without its key')
  return wrapped
}
