import type { Asked, Referral, TimelineEvent } from '@passerelle/domain/exchange'
import { readClear } from '../engine/entity.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import type { Key, ReferralAddress } from '../engine/keys/key.ts'
import type { Item } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { addressOf, readAsked, readReferral } from '../exchange/index.ts'

/** A row of the main table that has changed. What stands there now is looked up: a change may come late, and twice. */
export type TableChange = Key

/** An event of a referral, and the referral as it is now. */
export type NewEvent = {
  /** Which referral of which two organisations. */
  readonly address: ReferralAddress
  readonly event: TimelineEvent
  readonly referral: Referral
}

/** What one side has said that the other has not taken in, and the referral as it is now. */
export type NewAsked = Omit<NewEvent, 'event'> & { readonly asked: Asked }

/**
 * What a change tells: an event that was added to a timeline, or what one side has said to the other; nothing where it
 * says something else, is done, or the referral is gone meanwhile. Two calls at most.
 */
export async function findNews(store: Store, change: TableChange): Promise<NewEvent | NewAsked | undefined> {
  const row = await store.get({ pk: change.pk, sk: change.sk })
  const said = row && wordsIn(row)
  if (row === undefined || said === undefined) return undefined
  const address = addressOf(row)
  const item = await store.get(exchangeKeys.referral(address))
  return item && { address, referral: readReferral(item), ...said }
}

function wordsIn(row: Item): Pick<NewEvent, 'event'> | Pick<NewAsked, 'asked'> | undefined {
  const asked = readAsked(row)
  if (asked !== undefined) return { asked }
  return row['entity'] === 'TimelineEvent' ? { event: readClear('TimelineEvent', row) } : undefined
}
