import type { webhooks } from '@passerelle/contract/webhooks'
import { refuse, type WebhookId } from '@passerelle/domain/kernel'
import { type Delivery, redeliver, type Webhook } from '@passerelle/domain/webhooks'
import type { Handlers } from '@passerelle/runtime'
import { newSecret, targetFault } from '@passerelle/runtime/webhooks'
import { assertVersion, type JournalEntry } from '@passerelle/table'
import type { TenancyContext, TenantContext } from './context.ts'

/** The use case of every route about webhooks. A stored id is of the kind that its operation made. */
export const webhookHandlers: Handlers<(typeof webhooks)['routes'], TenancyContext> = {
  openWebhook: {
    run: async (context, { body }) => {
      assertTarget(body.url)
      const own = context.own()
      const createdAt = own.clock.now().toISOString()
      const id = own.ids.next<'webhook'>()
      const webhook: Webhook = { id, ...body, state: 'active', secret: newSecret(), createdAt, version: 1 }
      await own.webhooks.add(webhook, entryOf(webhook, Object.keys(body)))
      return webhook
    },
    replay: async (context, id) => seen(await context.own().webhooks.get(id as WebhookId)),
  },
  listWebhooks: async (context) => ({ items: (await context.own().webhooks.list()).map(seen) }),
  readWebhook: async (context, { params }) => seen(await context.own().webhooks.get(params.webhookId)),
  editWebhook: async (context, { params, body, expected }) => {
    if (body.url !== undefined) assertTarget(body.url)
    const { url, types, state } = body
    const changed = await change(context.own(), params.webhookId, expected, {
      ...(url && { url }),
      ...(types && { types }),
      ...(state && { state }),
    })
    return seen(changed)
  },
  closeWebhook: async (context, { params, expected }) => {
    const own = context.own()
    const webhook = await own.webhooks.get(params.webhookId)
    assertVersion(webhook, expected)
    await own.webhooks.close(webhook, entryOf(webhook, []))
    return undefined
  },
  rotateWebhookSecret: {
    run: (context, { params, expected }) =>
      change(context.own(), params.webhookId, expected, { secret: newSecret() }),
    replay: async (context, id) => seen(await context.own().webhooks.get(id as WebhookId)),
  },
  listDeliveries: async (context, { params, query }) => {
    const own = context.own()
    await own.webhooks.get(params.webhookId)
    return own.deliveries.list(params.webhookId, query)
  },
  replayDelivery: {
    run: async (context, { params, expected }): Promise<Delivery> => {
      const { deliveries, clock } = context.own()
      const delivery = await deliveries.get(params.webhookId, params.deliveryId)
      assertVersion(delivery, expected)
      const renewed = redeliver(delivery, clock.now().toISOString())
      await deliveries.replace(renewed, delivery.version, {
        aggregate: 'Delivery',
        aggregateId: renewed.id,
        version: renewed.version,
        fields: ['state', 'attempts'],
        purpose: 'administration',
      })
      return renewed
    },
    replay: (context, _, { params }) => context.own().deliveries.get(params.webhookId, params.deliveryId),
  },
}

async function change(
  { webhooks }: TenantContext,
  id: WebhookId,
  expected: number,
  fields: Partial<Webhook>,
): Promise<Webhook> {
  const webhook = await webhooks.get(id)
  assertVersion(webhook, expected)
  const changed = { ...webhook, ...fields, version: webhook.version + 1 }
  await webhooks.replace(changed, webhook.version, entryOf(changed, Object.keys(fields)))
  return changed
}

function entryOf({ id, version }: Webhook, fields: readonly string[]): JournalEntry {
  return {
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
function assertTarget(url: string): void {
  const fault = targetFault(url)
  if (fault === undefined) return
  const path = ['body', 'url']
  if (fault === 'not_https') refuse({ code: 'invalid', errors: [{ path, code: 'not_https' }] })
  if (fault === 'with_credentials') refuse({ code: 'invalid', errors: [{ path, code: 'with_credentials' }] })
  if (fault === 'port_not_allowed') refuse({ code: 'invalid', errors: [{ path, code: 'port_not_allowed' }] })
  refuse({ code: 'invalid', errors: [{ path, code: 'not_public' }] })
}
