import {
  type CalendarDate,
  type DeliveryId,
  type Instant,
  isId,
  type TenantId,
  type WebhookId,
} from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

export const webhookKeys = {
  webhook: (tenant: TenantId, webhook: WebhookId): Key => ({
    ...webhookRanges.webhooks(tenant),
    sk: `WEBHOOK#${webhook}`,
  }),
  delivery: (tenant: TenantId, webhook: WebhookId, delivery: DeliveryId): Key => ({
    ...webhookRanges.deliveries(tenant, webhook),
    sk: `DELIVERY#${delivery}`,
  }),
  /** The deliveries of one webhook in their order. */
  deliveryAt: (tenant: TenantId, webhook: WebhookId, at: Instant, delivery: DeliveryId): Key => ({
    ...webhookRanges.deliveries(tenant, webhook),
    sk: `${at}#${delivery}`,
  }),
  /** Deliveries that are due, by the UTC day on which they are. */
  due: (at: Instant, delivery: DeliveryId): Key => ({
    ...webhookRanges.due(at.slice(0, 10)),
    sk: `${at}#${delivery}`,
  }),
}

export const webhookRanges = {
  webhooks: (tenant: TenantId) => ({ pk: `T#${tenant}#WEBHOOKS` }),
  /** The deliveries of one webhook: by id in the table, by time in the second index. */
  deliveries: (tenant: TenantId, webhook: WebhookId) => ({ pk: `T#${tenant}#DELIVERIES#${webhook}` }),
  /** The rows that are due on a UTC day. */
  due: (day: CalendarDate) => ({ pk: `${duePrefix}${day}` }),
}

const duePrefix = 'P#DELIVERIES#'

/** Of which tenant and webhook a delivery is, by its key. @throws {TypeError} for a key of anything else */
export function webhookIn({ pk }: Pick<Key, 'pk'>): {
  readonly tenant: TenantId
  readonly webhook: WebhookId
} {
  const [kind, tenant, part, webhook, ...rest] = pk.split('#')
  if (kind !== 'T' || part !== 'DELIVERIES' || rest.length > 0 || !isId(tenant) || !isId(webhook)) {
    throw new TypeError('a row of the clock that is no delivery')
  }
  return { tenant, webhook } as { tenant: TenantId; webhook: WebhookId } // ids, at the places of theirs
}

/** Whether an index key puts a delivery before the clock, which no tenant reads. */
export function isDueDelivery(pk: string, indexKey: string): boolean {
  return /^T#[^#]+#DELIVERIES#/.test(pk) && indexKey.startsWith(duePrefix)
}
