import { followingCalendars, type Referral } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { readClear } from '../../engine/entity.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { type Item, rowAt } from '../../engine/row.ts'
import type { Store } from '../../engine/store.ts'
import { calendarsOf, readReferral } from './referral-rows.ts'

/** Referrals as they are now, their limits by the calendars as they are now: one call for them and their agreements. */
export async function readPresent(
  store: Store,
  addresses: readonly ReferralAddress[],
): Promise<ReadonlyMap<ReferralId, Referral>> {
  const rows = await store.getAll([
    ...addresses.map(exchangeKeys.referral),
    ...addresses.map(exchangeKeys.agreement),
  ])
  const present = addresses.flatMap((address) => {
    const item = rowAt(rows, exchangeKeys.referral(address))
    return item ? [presentIn(item, rowAt(rows, exchangeKeys.agreement(address)))] : []
  })
  return new Map(present.map((referral) => [referral.id, referral]))
}

/** A referral by its agreement, which says by whose calendars its limits run. */
export function presentIn(item: Item, agreement: Item | undefined): Referral {
  const referral = readReferral(item)
  const corridor = agreement && readClear('Corridor', agreement)
  return followingCalendars(referral, calendarsOf({ corridor, referral }))
}
