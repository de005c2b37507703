import {
  deliverySchema,
  editWebhookSchema,
  openWebhookSchema,
  webhookSchema,
} from '@passerelle/domain/webhooks'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A webhook as it may be read: without its secret. */
export const seenWebhookSchema = webhookSchema.omit({ secret: true })
const one = '/v1/webhooks/{webhookId}'

/** How an organisation's own systems are told. */
export const webhooks = routes('api-tenancy', {
  openWebhook: {
    method: 'POST',
    path: '/v1/webhooks',
    summary:
      'Name an address that is told; the secret that signs is shown this once, and not to a repetition',
    body: openWebhookSchema,
    answer: { status: 201, body: webhookSchema.partial({ secret: true }) },
  },
  listWebhooks: {
    method: 'GET',
    path: '/v1/webhooks',
    summary: 'List the addresses that are told',
    answer: { status: 200, body: z.strictObject({ items: z.array(seenWebhookSchema) }) },
  },
  readWebhook: {
    method: 'GET',
    path: one,
    summary: 'Read one webhook',
    answer: { status: 200, body: seenWebhookSchema },
  },
  editWebhook: {
    method: 'PATCH',
    path: one,
    summary: 'Change the address, what is told, or pause it',
    body: editWebhookSchema,
    change: true,
    answer: { status: 200, body: seenWebhookSchema },
  },
  closeWebhook: {
    method: 'DELETE',
    path: one,
    summary: 'Tell this address nothing more, and forget what it was told',
    change: true,
    answer: { status: 204 },
  },
  rotateWebhookSecret: {
    method: 'POST',
    path: `${one}/rotate-secret`,
    summary: 'Make a new secret, shown this once; the old one signs nothing more',
    change: true,
    answer: { status: 200, body: webhookSchema.partial({ secret: true }) },
  },
  listDeliveries: {
    method: 'GET',
    path: `${one}/deliveries`,
    summary: 'List what an address was told in the last thirty days, the latest first',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(deliverySchema) },
  },
  replayDelivery: {
    method: 'POST',
    path: `${one}/deliveries/{deliveryId}/replay`,
    summary: 'Tell it again, beginning anew',
    change: true,
    answer: { status: 200, body: deliverySchema },
  },
})
