import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Asked, Referral, TimelineEvent } from '@passerelle/domain/exchange'
import { readClear } from '../engine/entity.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import type { ReferralAddress } from '../engine/keys/key.ts'
import { type Item, keyOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { addressOf, readAsked, readReferral } from '../exchange/index.ts'

/** One change of the main table, as its stream tells it; of it only what the row is now, in the engine's attribute form. */
export type TableChange = { readonly dynamodb?: { readonly NewImage?: Readonly<Record<string, unknown>> } }

/** The row as a change left it; nothing where it was removed. */
export function changedRow({ dynamodb }: TableChange): Item | undefined {
  const image = dynamodb?.NewImage
  return image && unmarshall(image as Parameters<typeof unmarshall>[0]) // the stream's own form
}

/** An event of a referral, and the referral as it is now. */
export type NewEvent = {
  /** Which referral of which two organisations. */
  readonly address: ReferralAddress
  readonly event: TimelineEvent
  readonly referral: Referral
}

/** What one side has said that the other has not taken in, and the referral as it is now. */
export type NewAsked = Omit<NewEvent, 'event'> & { readonly asked: Asked }

/** What a change says that a side is asked; nothing where it says something else, or it is done. Two calls at most. */
export async function findNewAsked(store: Store, change: TableChange): Promise<NewAsked | undefined> {
  const row = changedRow(change)
  if (row === undefined || readAsked(row) === undefined) return undefined
  const address = addressOf(row)
  const [item, now] = await Promise.all([store.get(exchangeKeys.referral(address)), store.get(keyOf(row))])
  const asked = readAsked(now)
  return item && asked && { address, asked, referral: readReferral(item) }
}

/** The event that a change added to a timeline; nothing where the referral is gone meanwhile. One call. */
export async function findNewEvent(store: Store, change: TableChange): Promise<NewEvent | undefined> {
  const row = changedRow(change)
  if (row === undefined || row['entity'] !== 'TimelineEvent') return undefined
  const address = addressOf(row)
  const item = await store.get(exchangeKeys.referral(address))
  return item && { address, event: readClear('TimelineEvent', row), referral: readReferral(item) }
}
