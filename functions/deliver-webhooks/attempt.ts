import type { Instant } from '@passerelle/domain/kernel'
import { plusDays, utcDayOf } from '@passerelle/domain/kernel'
import { beginAttempt, type Delivery, endAttempt, type Webhook } from '@passerelle/domain/webhooks'
import { log, traceOf } from '@passerelle/runtime'
import { type Egress, type Outcome, signedHeaders } from '@passerelle/runtime/webhooks'
import type { Deliveries, DueDelivery } from '@passerelle/table/events'
import type { Context as FanOutContext } from './fan-out.ts'

export type Context = FanOutContext & { readonly egress: Egress; readonly chance: () => number }

/** The result of a round. */
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
  const found: DueDelivery[] = []
  for await (const due of dueBy(context.deliveries, now)) if (found.push(due) >= maxRead) break
  return deliverAll(context, found)
}

/**
 * Tries each delivery once. Receivers are independent of each other: one that is slow or down costs its own turn only,
 * and after its first failure nothing more is tried with it in this round.
 */
export async function deliverAll(context: Context, found: readonly DueDelivery[]): Promise<Round> {
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

async function attempt(context: Context, due: DueDelivery): Promise<boolean> {
  const { deliveries, clock, chance } = context
  const { tenant, delivery } = due
  const begun = beginAttempt(delivery, clock.now().toISOString(), chance())
  if (!(await deliveries.claim(due, begun))) return true
  const webhook = await deliveries.findWebhook(tenant, delivery.webhookId)
  const outcome: Outcome =
    webhook === undefined ? { fault: 'webhook_gone' } : await send(context, webhook, begun)
  await deliveries.settle({ tenant, delivery: begun }, endAttempt(begun, outcome))
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

async function* dueBy(deliveries: Deliveries, now: Instant): AsyncGenerator<DueDelivery> {
  for (let back = lookBackDays; back >= 0; back -= 1) {
    for await (const due of deliveries.dueOn(utcDayOf(plusDays(now, -back)), now)) {
      if ('unreadable' in due) log('error', 'a delivery was left behind', traceOf(due.unreadable))
      else yield due
    }
  }
}
