import type { webhooks } from '@passerelle/contract/webhooks'
import { refuse, type WebhookId } from '@passerelle/domain/kernel'
import { type Delivery, replay, type Webhook } from '@passerelle/domain/tenancy'
import type { Handlers } from '@passerelle/runtime'
import { newSecret, targetFault } from '@passerelle/runtime/webhooks'
import { demandVersion, type JournalEntry } from '@passerelle/table'
import type { OwnDesk, TenancyDesk } from './desk.ts'

/** The use case of every route about webhooks. A stored id is of the kind that its operation made. */
export const webhookHandlers: Handlers<(typeof webhooks)['routes'], TenancyDesk> = {
  openWebhook: {
    run: async (desk, { body }) => {
      demandTarget(body.url)
      const own = desk.own()
      const createdAt = own.clock.now().toISOString()
      const id = own.ids.next<'webhook'>()
      const webhook: Webhook = { id, ...body, state: 'active', secret: newSecret(), createdAt, version: 1 }
      await own.webhooks.add(webhook, entryOf('openWebhook', webhook, Object.keys(body)))
      return webhook
    },
    again: async (desk, id) => seen(await desk.own().webhooks.get(id as WebhookId)),
  },
  listWebhooks: async (desk) => ({ items: (await desk.own().webhooks.list()).map(seen) }),
  readWebhook: async (desk, { params }) => seen(await desk.own().webhooks.get(params.webhookId)),
  editWebhook: async (desk, { params, body, expected }) => {
    if (body.url !== undefined) demandTarget(body.url)
    const { url, types, state } = body
    const changed = await change(desk.own(), 'editWebhook', params.webhookId, expected, {
      ...(url && { url }),
      ...(types && { types }),
      ...(state && { state }),
    })
    return seen(changed)
  },
  closeWebhook: async (desk, { params, expected }) => {
    const own = desk.own()
    const webhook = await own.webhooks.get(params.webhookId)
    demandVersion(webhook, expected)
    await own.webhooks.close(webhook, entryOf('closeWebhook', webhook, []))
    return undefined
  },
  rotateWebhookSecret: {
    run: (desk, { params, expected }) =>
      change(desk.own(), 'rotateWebhookSecret', params.webhookId, expected, { secret: newSecret() }),
    again: async (desk, id) => seen(await desk.own().webhooks.get(id as WebhookId)),
  },
  listDeliveries: async (desk, { params, query }) => {
    const own = desk.own()
    await own.webhooks.get(params.webhookId)
    return own.deliveries.list(params.webhookId, query)
  },
  replayDelivery: {
    run: async (desk, { params, expected }): Promise<Delivery> => {
      const { deliveries, clock } = desk.own()
      const delivery = await deliveries.get(params.webhookId, params.deliveryId)
      demandVersion(delivery, expected)
      const again = replay(delivery, clock.now().toISOString())
      await deliveries.replace(again, delivery.version, {
        action: 'replayDelivery',
        aggregate: 'Delivery',
        aggregateId: again.id,
        version: again.version,
        fields: ['state', 'attempts'],
        purpose: 'administration',
      })
      return again
    },
    again: (desk, _, { params }) => desk.own().deliveries.get(params.webhookId, params.deliveryId),
  },
}

async function change(
  { webhooks }: OwnDesk,
  action: string,
  id: WebhookId,
  expected: number,
  fields: Partial<Webhook>,
): Promise<Webhook> {
  const webhook = await webhooks.get(id)
  demandVersion(webhook, expected)
  const changed = { ...webhook, ...fields, version: webhook.version + 1 }
  await webhooks.replace(changed, webhook.version, entryOf(action, changed, Object.keys(fields)))
  return changed
}

function entryOf(action: string, { id, version }: Webhook, fields: readonly string[]): JournalEntry {
  return {
    action,
    aggregate: 'Webhook',
    aggregateId: id,
    version,
    fields: [...fields],
    purpose: 'administration',
  }
}

function seen({ secret: _, ...webhook }: Webhook): Omit<Webhook, 'secret'> {
  return webhook
}

/** @throws {Refused} `invalid` with why nothing is ever sent there */
function demandTarget(url: string): void {
  const fault = targetFault(url)
  if (fault === undefined) return
  const path = ['body', 'url']
  if (fault === 'not_https') refuse({ code: 'invalid', errors: [{ path, code: 'not_https' }] })
  if (fault === 'with_credentials') refuse({ code: 'invalid', errors: [{ path, code: 'with_credentials' }] })
  if (fault === 'port_not_allowed') refuse({ code: 'invalid', errors: [{ path, code: 'port_not_allowed' }] })
  refuse({ code: 'invalid', errors: [{ path, code: 'not_public' }] })
}
