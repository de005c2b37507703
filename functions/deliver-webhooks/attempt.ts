import type { Instant } from '@passerelle/domain/kernel'
import { dayOf, plusDays, Refused } from '@passerelle/domain/kernel'
import { beginAttempt, type Delivery, endAttempt, type Webhook } from '@passerelle/domain/webhooks'
import { log, traceOf } from '@passerelle/runtime'
import { type Egress, type Outcome, signedHeaders } from '@passerelle/runtime/webhooks'
import { dueRows, replace, type Store, webhookKeys, webhookRanges } from '@passerelle/table'
import { deliveryRow, readDelivery, readWebhook, tenantOfDelivery } from '@passerelle/table/webhooks'
import type { Due, Context as FanOutContext } from './fan-out.ts'

export type Context = FanOutContext & { readonly egress: Egress; readonly chance: () => number }

/** What a round came to. */
export type Round = { readonly due: number; readonly delivered: number; readonly failed: number }

/** How many receivers are spoken to at once; a receiver is spoken to once at a time. */
const atOnce = 16
/** When a round begins nothing new any more; what is left is due in the next one. */
const maxMs = 40_000
/** How many due deliveries a round reads at the most. */
const maxRead = 2_000
/** How far back is looked for what an outage left undone. An empty day costs one call. */
const lookBackDays = 3

/** Tries everything that is due, as the clock finds it. */
export async function deliverDue(context: Context): Promise<Round> {
  const now = context.clock.now().toISOString()
  const found: Due[] = []
  for await (const due of dueBy(context.store, now)) if (found.push(due) >= maxRead) break
  return deliverAll(context, found)
}

/**
 * Tries each delivery once. Receivers are independent of each other: one that is slow or down costs its own turn only,
 * and after its first failure nothing more is tried with it in this round.
 */
export async function deliverAll(context: Context, found: readonly Due[]): Promise<Round> {
  const queues = [...Map.groupBy(found, ({ delivery }) => delivery.webhookId).values()]
  const end = context.clock.now().getTime() + maxMs
  let delivered = 0
  let failed = 0
  async function work(): Promise<void> {
    for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
      for (const due of queue) {
        if (context.clock.now().getTime() > end) return
        const isDelivered = await attempt(context, due).catch((error: unknown) => {
          log('error', 'a delivery was left behind', { tenant: due.tenant, ...traceOf(error) })
          return false
        })
        if (isDelivered) delivered += 1
        else {
          failed += 1
          break
        }
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  log('info', 'webhooks delivered', { records: delivered, failed })
  return { due: found.length, delivered, failed }
}

async function attempt(context: Context, { tenant, delivery }: Due): Promise<boolean> {
  const begun = beginAttempt(delivery, context.clock.now().toISOString(), context.chance())
  try {
    await context.store.transact([replace(deliveryRow(tenant, begun), delivery.version)])
  } catch (error) {
    // Somebody else is at it, or it is gone with its webhook.
    if (error instanceof Refused) return true
    throw error
  }
  const item = await context.store.get(webhookKeys.webhook(tenant, delivery.webhookId))
  const outcome: Outcome =
    item === undefined
      ? { fault: 'webhook_gone' }
      : await send(context, readWebhook(tenant, item, await context.staffKey(tenant)), begun)
  await context.store.transact([replace(deliveryRow(tenant, endAttempt(begun, outcome)), begun.version)])
  return outcome.fault === undefined
}

function send({ egress, clock }: Context, { url, secret }: Webhook, delivery: Delivery): Promise<Outcome> {
  const { id, type, occurredAt, referralId, referralState, referralVersion, side } = delivery
  const body = JSON.stringify({
    type,
    timestamp: occurredAt,
    data: { referralId, state: referralState, version: referralVersion, side },
  })
  return egress.post(url, signedHeaders(secret, id, clock.now(), body), body)
}

async function* dueBy(store: Store, now: Instant): AsyncGenerator<Due> {
  for (let back = lookBackDays; back >= 0; back -= 1) {
    const day = dayOf(plusDays(now, -back))
    for await (const item of dueRows(store, webhookRanges.due(day), now)) {
      try {
        yield { tenant: tenantOfDelivery(item), delivery: readDelivery(item) }
      } catch (error) {
        log('error', 'a delivery was left behind', traceOf(error))
      }
    }
  }
}
