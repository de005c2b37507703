import { type Delivery, maxWebhooks, type Webhook } from '@passerelle/domain/webhooks'
import { expect, it } from 'vitest'
import { dueRows } from '../engine/due-rows.ts'
import { webhookKeys, webhookRanges } from '../engine/keys/webhooks.ts'
import { allOf } from '../engine/store.ts'
import { add } from '../engine/write.ts'
import { anOpenTenant, entry, newId, now, refusalOf } from '../testing/tenant.ts'
import { deliveries, deliveryRow, tenantOfDelivery } from './deliveries.ts'
import { webhooks } from './webhooks.ts'

const aWebhook = (): Webhook => ({
  id: newId<'webhook'>(),
  url: 'https://system.example/secret-path',
  types: ['referral.offered'],
  state: 'active',
  secret: 'whsec_c2VjcmV0',
  createdAt: now,
  version: 1,
})

const aDelivery = (webhookId: Webhook['id'], change: Partial<Delivery> = {}): Delivery => ({
  id: newId<'delivery'>(),
  webhookId,
  type: 'referral.offered',
  referralId: newId<'referral'>(),
  referralState: 'offered',
  referralVersion: 3,
  side: 'receiver',
  occurredAt: now,
  state: 'pending',
  attempts: 0,
  dueAt: now,
  version: 1,
  ...change,
})

it('an address and its secret are read by their organisation, and stand nowhere in the clear', async () => {
  const { table, tenant } = await anOpenTenant()
  const webhook = aWebhook()
  await webhooks(table).add(webhook, entry)
  expect(await webhooks(table).list()).toEqual([webhook])
  const { sealed: _, ...visible } = (await table.store.get(webhookKeys.webhook(tenant.id, webhook.id))) ?? {}
  expect(JSON.stringify(visible)).not.toMatch(/secret|whsec|https/)
})

it('an organisation has no more of them than it may', async () => {
  const { table } = await anOpenTenant()
  for (let n = 0; n < maxWebhooks; n += 1) await webhooks(table).add(aWebhook(), entry)
  expect(await refusalOf(webhooks(table).add(aWebhook(), entry))).toMatchObject({
    code: 'limit_reached',
    limit: maxWebhooks,
  })
})

it('one that is closed goes with everything that it was told', async () => {
  const { table, tenant } = await anOpenTenant()
  const webhook = aWebhook()
  await webhooks(table).add(webhook, entry)
  await table.store.transact([add(deliveryRow(tenant.id, aDelivery(webhook.id)))])
  const stale = webhooks(table).close({ ...webhook, version: 7 }, entry)
  expect(await refusalOf(stale)).toEqual({ code: 'stale_version', current: 1 })
  await webhooks(table).close(webhook, entry)
  expect(await webhooks(table).list()).toEqual([])
  const left = table.store.queryAll(webhookRanges.deliveries(tenant.id, webhook.id))
  expect(await allOf(left)).toEqual([])
})

it('deliveries are listed the latest first, and stand before the clock only while they are due', async () => {
  const { table, tenant } = await anOpenTenant()
  const webhook = newId<'webhook'>()
  const early = aDelivery(webhook, {
    occurredAt: '2026-03-01T08:00:00.000Z',
    dueAt: '2031-05-06T09:00:00.000Z',
  })
  const { dueAt: _, ...done } = aDelivery(webhook, { state: 'delivered' })
  await table.store.transact([early, done].map((delivery) => add(deliveryRow(tenant.id, delivery))))
  const { items } = await deliveries(table).list(webhook, { limit: 5 })
  expect(items.map(({ id }) => id)).toEqual([done.id, early.id])
  const due = await allOf(dueRows(table.store, webhookRanges.due('2031-05-06'), '2031-05-06T23:00:00.000Z'))
  const mine = due.filter((row) => tenantOfDelivery(row) === tenant.id)
  expect(mine.map(({ id }) => id)).toEqual([early.id])
  await deliveries(table).replace({ ...early, attempts: 1, version: 2 }, 1, entry)
  expect(await deliveries(table).get(webhook, early.id)).toMatchObject({ attempts: 1 })
  expect(await refusalOf(deliveries(table).get(webhook, newId()))).toEqual({ code: 'not_found' })
})
