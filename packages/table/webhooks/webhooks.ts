import { refuse, type TenantId, type WebhookId } from '@passerelle/domain/kernel'
import { maxWebhooks, type Webhook } from '@passerelle/domain/webhooks'
import type { DataKey } from '@passerelle/vault'
import { openEntity, sealEntity } from '../engine/entity.ts'
import { webhookKeys, webhookRanges } from '../engine/keys/webhooks.ts'
import { type Item, keyOf, type Row } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { add, at, remove, replace, stale, type Write } from '../engine/write.ts'
import { writeInTurn } from '../engine/write-in-turn.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** Where an organisation's own systems listen. Addresses and secrets are sealed under the tenant's staff key. */
export type Webhooks = {
  list(): Promise<readonly Webhook[]>
  get(webhook: WebhookId): Promise<Webhook>
  /** @throws {Refused} `limit_reached` */
  add(webhook: Webhook, entry: JournalEntry): Promise<void>
  replace(webhook: Webhook, readVersion: number, entry: JournalEntry): Promise<void>
  /** Removes it, and then what it was told. */
  close(webhook: Webhook, entry: JournalEntry): Promise<void>
}

export function webhooks({ store, tenant, keyring, unitOfWork }: TenantTable): Webhooks {
  return {
    list: () => webhooksOf(store, tenant, () => keyring.staff()),

    async get(id) {
      const item = await store.get(webhookKeys.webhook(tenant, id))
      return item === undefined
        ? refuse({ code: 'not_found' })
        : readWebhook(tenant, item, await keyring.staff())
    },

    async add(webhook, entry) {
      const { items } = await store.query({ ...webhookRanges.webhooks(tenant), limit: maxWebhooks })
      if (items.length >= maxWebhooks) {
        refuse({ code: 'limit_reached', what: 'webhooks', limit: maxWebhooks })
      }
      const row = webhookRow(tenant, webhook, await keyring.staff())
      await unitOfWork.commit({ entry, status: 201, writes: [add(row)] })
    },

    async replace(webhook, readVersion, entry) {
      const row = webhookRow(tenant, webhook, await keyring.staff())
      await unitOfWork.commit({ entry, status: 200, writes: [replace(row, readVersion)] })
    },

    async close({ id, version }, entry) {
      const gone = { ...remove(webhookKeys.webhook(tenant, id)), when: at(version), otherwise: stale }
      await unitOfWork.commit({ entry, status: 204, writes: [gone] })
      await writeInTurn(store, removals(store.queryAll(webhookRanges.deliveries(tenant, id))))
    },
  }
}

async function* removals(items: AsyncIterable<Item>): AsyncGenerator<Write> {
  for await (const item of items) yield remove(keyOf(item))
}

/** All of a tenant's webhooks; its key is asked for only where there are any. */
export async function webhooksOf(
  store: Store,
  tenant: TenantId,
  staffKey: () => Promise<DataKey>,
): Promise<readonly Webhook[]> {
  const { items } = await store.query({ ...webhookRanges.webhooks(tenant), limit: maxWebhooks + 1 })
  if (items.length === 0) return []
  const staff = await staffKey()
  return items.map((item) => readWebhook(tenant, item, staff))
}

function webhookRow(tenant: TenantId, webhook: Webhook, staff: DataKey): Row {
  return {
    key: webhookKeys.webhook(tenant, webhook.id),
    version: webhook.version,
    ...sealEntity('Webhook', webhook, staff, { owner: tenant, subject: webhook.id }),
  }
}

export function readWebhook(tenant: TenantId, item: Item, staff: DataKey): Webhook {
  return openEntity('Webhook', item, staff, { owner: tenant, subject: String(item['id']) })
}
