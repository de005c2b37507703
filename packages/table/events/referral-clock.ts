import type { Decision, Referral } from '@passerelle/domain/exchange'
import type { CalendarDate, Clock, Ids, Instant, TenantId } from '@passerelle/domain/kernel'
import { tiers as allTiers } from '@passerelle/domain/sharing'
import { dueRows } from '../engine/due-rows.ts'
import { exchangeKeys, exchangeRanges } from '../engine/keys/exchange.ts'
import { isSameKey } from '../engine/keys/key.ts'
import { keyOf } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, at, remove, set, stale, type Write } from '../engine/write.ts'
import { writeInTurn, writesAtOnce } from '../engine/write-in-turn.ts'
import {
  type Countries,
  clockWrite,
  closingThread,
  type DueReferral,
  eventRow,
  expiryWrites,
  readDue,
  readReferral,
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
import { readEach, type Unreadable } from './unreadable.ts'

/** A referral as a clock finds it: no key is opened for it, and none is needed. */
export type ClockedReferral = {
  readonly referral: Referral
  readonly countries: Countries
  readonly sealedRequest: Uint8Array | undefined
}

/** The referrals of all organisations, as the one who keeps the time finds them and moves them. */
export type ReferralClock = {
  /** The rows due by `now` of all that are due on one UTC day, the longest overdue first. */
  dueOn(day: CalendarDate, now: Instant): AsyncGenerator<DueReferral | Unreadable>
  /** One call. Nothing where it is gone meanwhile. */
  find(due: DueReferral): Promise<ClockedReferral | undefined>
  /**
   * Writes what the clock decided, in one transaction. @throws {Refused} `stale_version` when somebody acted meanwhile
   */
  commit(found: ClockedReferral, decision: Decision): Promise<void>
}

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

  /** One call more, where a consent has run out: of it only what stands in the clear is looked at. */
  async function expiring(referral: Referral, now: Instant): Promise<readonly Write[]> {
    return expiryWrites(referral, await store.get(exchangeKeys.consent(referral)), now)
  }

  return {
    dueOn: (day, now) => readEach(dueRows(store, exchangeRanges.due(day), now), readDue),

    async find({ address, countries }) {
      const item = await store.get(exchangeKeys.referral(address))
      return item && { referral: readReferral(item), countries, sealedRequest: sealedRequestIn(item) }
    },

    async commit(found, decision) {
      if (decision.deletes) return discard(found, decision)
      const { referral: before, countries, sealedRequest } = found
      const { referral, event, shredded } = decision
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
        ...destroyKeys(before, dead),
        ...closingThread(before, shredded),
        ...journal(found, decision),
      ])
    },
  }
}

function packageSlots({ packageVersion }: Referral) {
  return packageVersion > 0 ? slotsOf(packageVersion, allTiers) : []
}
