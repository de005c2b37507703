import { isKnownToReceiver, type Owner, type TimelineEvent } from '@passerelle/domain/exchange'
import type { Clock, DeliveryId, TenantId, WebhookId } from '@passerelle/domain/kernel'
import { Refused } from '@passerelle/domain/kernel'
import type { Delivery, WebhookType } from '@passerelle/domain/webhooks'
import type { StreamRecord } from '@passerelle/runtime'
import { add, type ReferralAddress, type StaffStore } from '@passerelle/table'
import { findNewEvent } from '@passerelle/table/events'
import { derivedId } from '@passerelle/table/papers'
import { deliveryRow, webhooksOf } from '@passerelle/table/webhooks'

export type Context = StaffStore & { readonly clock: Clock }

export type Due = { readonly tenant: TenantId; readonly delivery: Delivery }

/**
 * Writes down what the systems of the two parties are to be told of an event, and tells it to `found`. The id of a
 * delivery follows from webhook and event, so an event that comes twice finds it there.
 */
export function fanOut(context: Context, found: (due: Due) => void): (record: StreamRecord) => Promise<void> {
  return async (record) => {
    const news = await findNewEvent(context.store, record)
    if (news === undefined) return
    const { address, event, referral } = news
    const { offeredAt } = referral
    const told: readonly Owner[] =
      isKnownToReceiver(referral) && offeredAt !== undefined && event.at >= offeredAt
        ? ['sender', 'receiver']
        : ['sender']
    for (const side of told) await writeDown(context, address, event, side, found)
  }
}

async function writeDown(
  { store, staffKey, clock }: Context,
  address: ReferralAddress,
  event: TimelineEvent,
  side: Owner,
  found: (due: Due) => void,
): Promise<void> {
  const tenant = side === 'sender' ? address.from : address.to
  const type: WebhookType = event.from === event.to ? 'referral.changed' : `referral.${event.to}`
  for (const webhook of await webhooksOf(store, tenant, () => staffKey(tenant))) {
    if (webhook.state !== 'active' || !webhook.types.includes(type)) continue
    const delivery: Delivery = {
      id: deliveryIdOf(webhook.id, address, event),
      webhookId: webhook.id,
      type,
      referralId: address.id,
      referralState: event.to,
      referralVersion: event.seq,
      side,
      occurredAt: event.at,
      state: 'pending',
      attempts: 0,
      dueAt: clock.now().toISOString(),
      version: 1,
    }
    try {
      await store.transact([add(deliveryRow(tenant, delivery), () => ({ code: 'repeated' }))])
    } catch (error) {
      if (error instanceof Refused && error.refusal.code === 'repeated') continue
      throw error
    }
    found({ tenant, delivery })
  }
}

function deliveryIdOf(webhook: WebhookId, { id }: ReferralAddress, { seq }: TimelineEvent): DeliveryId {
  return derivedId(`${webhook}#${id}#${seq}`)
}
