import { type DeliveryId, refuse, type TenantId, type WebhookId } from '@passerelle/domain/kernel'
import type { Delivery } from '@passerelle/domain/webhooks'
import { clearEntity, readClear } from '../engine/entity.ts'
import { webhookIn, webhookKeys, webhookRanges } from '../engine/keys/webhooks.ts'
import { type Item, keyOf, type Row } from '../engine/row.ts'
import { replace } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The deliveries to an organisation's webhooks. */
export type Deliveries = {
  list(webhook: WebhookId, page: PageRequest): Promise<PageOf<Delivery>>
  get(webhook: WebhookId, delivery: DeliveryId): Promise<Delivery>
  replace(delivery: Delivery, readVersion: number, entry: JournalEntry): Promise<void>
}

export function deliveries(table: TenantTable): Deliveries {
  const { store, tenant, unitOfWork } = table
  return {
    async list(webhook, page) {
      const range = webhookRanges.deliveries(tenant, webhook)
      const list = { name: `deliveries ${webhook}`, ...range, index: 'gsi2', newestFirst: true } as const
      const { items, ...rest } = await readPage(table, list, page)
      return { items: items.map(readDelivery), ...rest }
    },

    async get(webhook, delivery) {
      const item = await store.get(webhookKeys.delivery(tenant, webhook, delivery))
      return item === undefined ? refuse({ code: 'not_found' }) : readDelivery(item)
    },

    replace: (delivery, readVersion, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [replace(deliveryRow(tenant, delivery), readVersion)],
      }),
  }
}

const keptSeconds = 30 * 86_400

/** It stands among what is due as long as it is to be tried. */
export function deliveryRow(tenant: TenantId, delivery: Delivery): Row {
  const { id, webhookId, occurredAt, dueAt } = delivery
  return {
    key: webhookKeys.delivery(tenant, webhookId, id),
    ...(dueAt && { index1: webhookKeys.due(dueAt, id) }),
    index2: webhookKeys.deliveryAt(tenant, webhookId, occurredAt, id),
    ...clearEntity('Delivery', delivery),
    expiresAt: Math.floor(Date.parse(occurredAt) / 1000) + keptSeconds,
  }
}

export function readDelivery(item: Item): Delivery {
  return readClear('Delivery', item)
}

/** Whose delivery a row of the index is, by its key. @throws {TypeError} for a row that is none */
export function tenantOfDelivery(item: Item): TenantId {
  return webhookIn(keyOf(item)).tenant
}
