import {
  isKnownToReceiver,
  type Owner,
  organisationOf,
  type TimelineEvent,
} from '@passerelle/domain/exchange'
import type { Clock, ReferralId, TenantId } from '@passerelle/domain/kernel'
import type { Delivery, WebhookType } from '@passerelle/domain/webhooks'
import type { RowChange } from '@passerelle/runtime'
import { type Deliveries, type DueDelivery, deliveryIdOf } from '@passerelle/table/events'

export type Context = { readonly deliveries: Deliveries; readonly clock: Clock }

/**
 * Writes down what the systems of the two parties are to be told of an event, and tells it to `found`. The id of a
 * delivery follows from webhook and event, so an event that comes twice finds it there.
 */
export function fanOut(
  context: Context,
  found: (due: DueDelivery) => void,
): (change: RowChange) => Promise<void> {
  return async (change) => {
    const news = await context.deliveries.findNewEvent(change)
    if (news === undefined) return
    const { address, event, referral } = news
    const { offeredAt } = referral
    const told: readonly Owner[] =
      isKnownToReceiver(referral) && offeredAt !== undefined && event.at >= offeredAt
        ? ['sender', 'receiver']
        : ['sender']
    for (const side of told) {
      const tenant = organisationOf(address, side)
      for (const delivery of await deliveriesOf(context, tenant, address.id, event, side)) {
        if (await context.deliveries.add({ tenant, delivery })) found({ tenant, delivery })
      }
    }
  }
}

/** The deliveries to the systems of one party about an event, one for each that listens. */
async function deliveriesOf(
  { deliveries, clock }: Context,
  tenant: TenantId,
  referralId: ReferralId,
  event: TimelineEvent,
  side: Owner,
): Promise<readonly Delivery[]> {
  const type: WebhookType = event.from === event.to ? 'referral.changed' : `referral.${event.to}`
  const webhooks = await deliveries.webhooksOf(tenant)
  return webhooks
    .filter(({ state, types }) => state === 'active' && types.includes(type))
    .map(({ id }) => ({
      id: deliveryIdOf(id, referralId, event.seq),
      webhookId: id,
      type,
      referralId,
      referralState: event.to,
      referralVersion: event.seq,
      side,
      occurredAt: event.at,
      state: 'pending',
      attempts: 0,
      dueAt: clock.now().toISOString(),
      version: 1,
    }))
}
