import type { DeliveryId, Instant, TenantId, WebhookId } from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

export const webhookKeys = {
  webhook: (tenant: TenantId, webhook: WebhookId): Key => ({
    pk: `T#${tenant}#WEBHOOKS`,
    sk: `WEBHOOK#${webhook}`,
  }),
  delivery: (tenant: TenantId, webhook: WebhookId, delivery: DeliveryId): Key => ({
    pk: `T#${tenant}#DELIVERIES#${webhook}`,
    sk: `DELIVERY#${delivery}`,
  }),
  /** The deliveries of one webhook in their order. */
  deliveryAt: (tenant: TenantId, webhook: WebhookId, at: Instant, delivery: DeliveryId): Key => ({
    pk: `T#${tenant}#DELIVERIES#${webhook}`,
    sk: `${at}#${delivery}`,
  }),
  /** Deliveries that are due, by the UTC day on which they are. */
  due: (at: Instant, delivery: DeliveryId): Key => ({
    pk: `P#DELIVERIES#${at.slice(0, 10)}`,
    sk: `${at}#${delivery}`,
  }),
}
