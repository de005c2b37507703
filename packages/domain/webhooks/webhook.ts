import * as z from 'zod'
import { referralStates } from '../exchange/referral/states.ts'
import { rule } from '../kernel/field-codes.ts'
import { type Instant, idSchema, instantSchema } from '../kernel/index.ts'

/**
 * The events that an organisation's own system can be told: that a referral came into a state, or changed within one.
 */
export const webhookTypes = [
  'referral.changed',
  ...referralStates.map((state) => `referral.${state}` as const),
] as const
export type WebhookType = (typeof webhookTypes)[number]

const typesSchema = z
  .array(z.enum(webhookTypes))
  .min(1)
  .max(webhookTypes.length)
  .refine((types) => new Set(types).size === types.length, rule('repeated'))

/** Where an organisation's own system listens. Address and secret are sealed: both let somebody in. */
export const webhookSchema = z.strictObject({
  id: idSchema<'webhook'>(),
  url: z.string().min(1).max(2_000),
  types: typesSchema,
  state: z.enum(['active', 'paused']),
  /** `whsec_` and what signs the deliveries, base64; shown once. */
  secret: z.string(),
  createdAt: instantSchema,
  version: z.int().min(1),
})
export type Webhook = z.infer<typeof webhookSchema>

export const openWebhookSchema = webhookSchema.pick({ url: true, types: true })
export type OpenWebhook = z.infer<typeof openWebhookSchema>

export const editWebhookSchema = webhookSchema.pick({ url: true, types: true, state: true }).partial()
export type EditWebhook = z.infer<typeof editWebhookSchema>

/** How many an organisation may have. */
export const maxWebhooks = 10

export const deliveryStates = ['pending', 'delivered', 'dead'] as const

/** Why an attempt came to nothing: what the receiver answered is `status`. */
export const deliveryFaults = [
  'status',
  'timeout',
  'unreachable',
  'unresolved',
  'not_https',
  'with_credentials',
  'port_not_allowed',
  'not_public',
  'webhook_gone',
] as const
export type DeliveryFault = (typeof deliveryFaults)[number]

/** One event told to one system. It is about process and names nobody. */
export const deliverySchema = z.strictObject({
  id: idSchema<'delivery'>(),
  webhookId: idSchema<'webhook'>(),
  type: z.enum(webhookTypes),
  referralId: idSchema<'referral'>(),
  referralState: z.enum(referralStates),
  referralVersion: z.int().min(1),
  side: z.enum(['sender', 'receiver']),
  occurredAt: instantSchema,
  state: z.enum(deliveryStates),
  attempts: z.int().min(0),
  /** When it is tried next. */
  dueAt: instantSchema.optional(),
  /** The last answer of the receiver, as an HTTP status. */
  lastStatus: z.int().optional(),
  lastFault: z.enum(deliveryFaults).optional(),
  version: z.int().min(1),
})
export type Delivery = z.infer<typeof deliverySchema>

// After the first attempt. Together about two days; a system that is down over a weekend asks for a replay.
const pausesMinutes = [1, 5, 30, 120, 300, 720, 1_440] as const
const maxAttempts = pausesMinutes.length + 1

/** Takes an attempt before it is made: whoever else looks meanwhile finds it due only later. @param chance 0 to 1 */
export function beginAttempt(delivery: Delivery, now: Instant, chance: number): Delivery {
  const minutes = pausesMinutes[Math.min(delivery.attempts, pausesMinutes.length - 1)] ?? 0
  const pauseMs = minutes * 60_000 * (0.8 + 0.4 * chance)
  return {
    ...delivery,
    attempts: delivery.attempts + 1,
    dueAt: new Date(Date.parse(now) + pauseMs).toISOString(),
    version: delivery.version + 1,
  }
}

/** The result of an attempt: a status of 2xx is success; every other one, and no answer, is not. */
export function endAttempt(
  { lastStatus: _, lastFault: __, ...delivery }: Delivery,
  outcome: { readonly status?: number; readonly fault?: DeliveryFault },
): Delivery {
  const { status, fault } = outcome
  const said = { ...(status !== undefined && { lastStatus: status }), ...(fault && { lastFault: fault }) }
  const version = delivery.version + 1
  const { dueAt, ...rest } = delivery
  if (fault === undefined) return { ...rest, ...said, state: 'delivered', version }
  const isOver = delivery.attempts >= maxAttempts || fault === 'webhook_gone'
  return { ...rest, ...said, ...(!isOver && dueAt && { dueAt }), state: isOver ? 'dead' : 'pending', version }
}

/** Begins anew, as if nothing had been tried. */
export function redeliver(delivery: Delivery, now: Instant): Delivery {
  return { ...delivery, state: 'pending', attempts: 0, dueAt: now, version: delivery.version + 1 }
}
