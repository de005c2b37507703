import {
  afterSuspension,
  type Circumstances,
  type Decision,
  isTerminal,
  type Owner,
  type Referral,
} from '@passerelle/domain/exchange'
import {
  type CalendarDate,
  type Clock,
  type Ids,
  type Instant,
  Refused,
  type TenantId,
} from '@passerelle/domain/kernel'
import { tiers as allTiers } from '@passerelle/domain/sharing'
import { type DirectoryEntry, isSuspended } from '@passerelle/domain/tenancy'
import { dueRows } from '../engine/due-rows.ts'
import { readClear } from '../engine/entity.ts'
import { exchangeKeys, exchangeRanges, recountedTenantIn } from '../engine/keys/exchange.ts'
import { isSameKey, type Key, type ReferralAddress } from '../engine/keys/key.ts'
import { directoryKeys } from '../engine/keys/tenancy.ts'
import { type Item, keyOf, rowAt, versionOf } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, at, remove, set, stale, type Write } from '../engine/write.ts'
import { writeInTurn, writesAtOnce } from '../engine/write-in-turn.ts'
import {
  addressOf,
  type Countries,
  calendarsOf,
  clockWrite,
  closingThread,
  countriesOf,
  type DueReferral,
  endingWrites,
  eventRow,
  expiryWrites,
  type KeptAppointments,
  keptAppointments,
  presentIn,
  readDue,
  referralRow,
  sealedRequestIn,
  slotsOf,
  threadSlot,
  watchWrites,
} from '../exchange/index.ts'
import { journalRow } from '../session/journal.ts'
import { openOwnStore } from '../session/own-role.ts'
import { destroyKeys } from '../session/referral-keys.ts'
import type { Tables } from '../session/scope.ts'
import { organisationIn } from '../tenancy/index.ts'
import { readEach, type Unreadable } from './unreadable.ts'

/** A referral as a clock finds it: no key is opened for it, and none is needed. */
export type ClockedReferral = {
  readonly referral: Referral
  readonly countries: Countries
  /** By which the limits of the two sides run now. */
  readonly calendars: Circumstances['calendars']
  /** Since when a side is suspended, where one is. */
  readonly suspended: Readonly<Partial<Record<Owner, Instant>>>
  readonly sealedRequest: Uint8Array | undefined
  /** The appointments, which end with it. */
  readonly kept: KeptAppointments
}

/** The referrals of all organisations, as the one who keeps the time finds them and moves them. */
export type ReferralClock = {
  /** The rows due by `now` of all that are due on one UTC day, the longest overdue first. */
  dueOn(day: CalendarDate, now: Instant): AsyncGenerator<DueReferral | Recount | Unreadable>
  /** Moves the ends of an organisation's limits to where they are now, and says how many referrals have some. */
  recount(recount: Recount): Promise<number>
  /** Keeps the ends of a referral's limits where they were moved to; nothing where somebody acted meanwhile. */
  moveEnds(found: ClockedReferral): Promise<void>
  /** One call. Nothing where it is gone meanwhile. */
  find(due: DueReferral): Promise<ClockedReferral | undefined>
  /**
   * Writes what the clock decided, in one transaction. @throws {Refused} `stale_version` when somebody acted meanwhile
   */
  commit(found: ClockedReferral, decision: Decision): Promise<void>
}

/**
 * An organisation the ends of whose limits have to be moved: it has corrected its calendar, or works again after a
 * suspension.
 */
export type Recount = {
  readonly recounted: TenantId
  /** The row that says so, until it is done. */
  readonly order: { readonly key: Key; readonly version: number }
  readonly suspension?: Suspension
}

type Suspension = { readonly from: Instant; readonly until: Instant }

export function openReferralClock(
  tables: Tables,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): ReferralClock {
  const store = openOwnStore(tables)

  /** Both organisations find it in their journal; one that never knew of the referral does not. */
  function journal({ referral: before }: ClockedReferral, { referral, event }: Decision): readonly Write[] {
    const told: readonly TenantId[] = before.offeredAt ? [before.from, before.to] : [before.from]
    const entry = {
      aggregate: 'Referral',
      aggregateId: referral.id,
      version: referral.version,
      fields: [
        'state',
        'deadlines',
        'openTiers',
        ...(event.policy === 'vital_interests' ? ['vitalTiers'] : []),
      ],
      purpose: event.policy === 'vital_interests' ? 'vital_interests' : 'handover',
    }
    const now = clock.now().toISOString()
    return told.map((tenant) =>
      add(journalRow({ tenant, member: 'system', operation: event.command }, entry, now, ids.next())),
    )
  }

  async function discard(found: ClockedReferral, decision: Decision): Promise<void> {
    const { referral } = found
    const whole = exchangeKeys.referral(referral)
    const rows = (await allOf(store.queryAll(exchangeRanges.whole(referral)))).map(keyOf)
    const removals = rows.filter((key) => !isSameKey(key, whole)).map(remove)
    await store.transact([
      { ...remove(whole), when: at(referral.version, { state: referral.state }), otherwise: stale },
      remove(exchangeKeys.address(referral.from, referral.id)),
      ...destroyKeys(referral, [threadSlot, ...packageSlots(referral)]),
      ...journal(found, decision),
      ...removals.slice(0, writesAtOnce),
    ])
    // Of a draft that was begun again and again. Their keys are gone; nothing leads here any more.
    await writeInTurn(store, removals.slice(writesAtOnce))
  }

  async function find(address: ReferralAddress, known?: Countries): Promise<ClockedReferral | undefined> {
    const places = {
      referral: exchangeKeys.referral(address),
      agreement: exchangeKeys.agreement(address),
      appointments: exchangeKeys.appointments(address),
      sender: directoryKeys.organisation(address.from),
      receiver: directoryKeys.organisation(address.to),
    }
    const rows = await store.getAll(Object.values(places))
    const item = rowAt(rows, places.referral)
    if (item === undefined) return undefined
    const agreement = rowAt(rows, places.agreement)
    const under = {
      referral: presentIn(item, agreement),
      corridor: agreement && readClear('Corridor', agreement),
    }
    return {
      referral: under.referral,
      countries: known ?? countriesOf(under),
      calendars: calendarsOf(under),
      suspended: {
        ...suspendedSince('sender', organisationIn(rows, address.from)),
        ...suspendedSince('receiver', organisationIn(rows, address.to)),
      },
      sealedRequest: sealedRequestIn(item),
      kept: keptAppointments(rowAt(rows, places.appointments)),
    }
  }

  /** Nothing happened to the referral, so its version stays; the ends of its limits move, and it in the lists by them. */
  async function moveEnds({ referral, countries, sealedRequest }: ClockedReferral): Promise<void> {
    try {
      await store.transact([
        { ...set(referralRow(referral, sealedRequest)), when: at(referral.version), otherwise: stale },
        clockWrite(referral, countries),
        ...watchWrites(referral, referral),
      ])
    } catch (error) {
      // Somebody acted in the meantime, and put it in its place.
      if (!(error instanceof Refused && error.refusal.code === 'stale_version')) throw error
    }
  }

  /** A calendar that was corrected once more since then stays before the clock. */
  async function removeOrder({ key, version }: Recount['order']): Promise<void> {
    const done = { ...remove(key), when: at(version), otherwise: stale }
    await store.transact([done]).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
    })
  }

  /** One call more, where a consent has run out: of it only what stands in the clear is looked at. */
  async function expiring(referral: Referral, now: Instant): Promise<readonly Write[]> {
    return expiryWrites(referral, await store.get(exchangeKeys.consent(referral)), now)
  }

  return {
    dueOn: (day, now) => readEach(dueRows(store, exchangeRanges.due(day), now), readDueRow),

    async recount({ recounted, order, suspension }) {
      const owed = await Promise.all(
        (['gsi1', 'gsi2'] as const).map((index) =>
          allOf(store.queryAll({ ...exchangeRanges.watch(recounted, 'overdue_ours'), index })),
        ),
      )
      const addresses = owed.flat().map(addressOf)
      for (const address of addresses) {
        const found = await find(address)
        if (found) await moveEnds(suspension ? goingOn(found, recounted, suspension) : found)
      }
      await removeOrder(order)
      return addresses.length
    },

    moveEnds,

    find: ({ address, countries }) => find(address, countries),

    async commit(found, decision) {
      if (decision.deletes) return discard(found, decision)
      const { referral: before, countries, sealedRequest, kept } = found
      const { referral, event, shredded } = decision
      const isOver = isTerminal(referral.state) && !isTerminal(before.state)
      const expiry = event.command === 'expire-consent' ? await expiring(before, event.at) : []
      const dead = before.packageVersion > 0 ? slotsOf(before.packageVersion, shredded) : []
      await store.transact([
        {
          ...set(referralRow(referral, sealedRequest)),
          when: at(before.version, { state: before.state }),
          otherwise: stale,
        },
        add(eventRow(before, event, undefined)),
        clockWrite(referral, countries),
        ...watchWrites(before, referral),
        ...expiry,
        ...(isOver ? endingWrites(before, kept, event.at) : []),
        ...destroyKeys(before, dead),
        ...closingThread(before, shredded),
        ...journal(found, decision),
      ])
    },
  }
}

function readDueRow(item: Item): DueReferral | Recount {
  const key = keyOf(item)
  const recounted = recountedTenantIn(key)
  if (recounted === undefined) return readDue(item)
  const order = { key, version: versionOf(item) }
  const { from, until } = item
  return typeof from === 'string' && typeof until === 'string'
    ? { recounted, order, suspension: { from, until } }
    : { recounted, order }
}

function suspendedSince(
  side: Owner,
  entry: DirectoryEntry | undefined,
): Partial<Record<Owner, Instant>> | undefined {
  return entry && isSuspended(entry) ? { [side]: entry.since } : undefined
}

/** A referral whose limits go on for the side that works again. */
function goingOn(found: ClockedReferral, tenant: TenantId, suspension: Suspension): ClockedReferral {
  const side = found.referral.from === tenant ? 'sender' : 'receiver'
  return { ...found, referral: afterSuspension(found.referral, side, suspension, found.calendars) }
}

function packageSlots({ packageVersion }: Referral) {
  return packageVersion > 0 ? slotsOf(packageVersion, allTiers) : []
}
