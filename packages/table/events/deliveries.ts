import {
  type CalendarDate,
  type DeliveryId,
  type Instant,
  type ReferralId,
  Refused,
  type TenantId,
  type WebhookId,
} from '@passerelle/domain/kernel'
import type { Delivery, Webhook } from '@passerelle/domain/webhooks'
import { derivedId } from '../engine/derived-id.ts'
import { dueRows } from '../engine/due-rows.ts'
import { webhookKeys, webhookRanges } from '../engine/keys/webhooks.ts'
import { add, replace } from '../engine/write.ts'
import type { Resources } from '../session/scope.ts'
import { openStaffStore } from '../session/staff-table.ts'
import { deliveryRow, readDelivery, readWebhook, tenantOfDelivery, webhooksOf } from '../webhooks/index.ts'
import { findNews, type NewEvent, type TableChange } from './changes.ts'
import { readEach, type Unreadable } from './unreadable.ts'

/** A delivery, and the organisation whose system is told. */
export type DueDelivery = { readonly tenant: TenantId; readonly delivery: Delivery }

/** The deliveries to the systems of all organisations, as the function that delivers finds and moves them. */
export type Deliveries = {
  /** The event that a change added to a timeline; nothing where the referral is gone meanwhile. Two calls. */
  findNewEvent(change: TableChange): Promise<NewEvent | undefined>
  /** Where the systems of an organisation listen. */
  webhooksOf(tenant: TenantId): Promise<readonly Webhook[]>
  /** Writes a delivery down: gives false where it stands there already. */
  add(due: DueDelivery): Promise<boolean>
  /** The rows due by `now` of all that are due on one UTC day, the longest overdue first. */
  dueOn(day: CalendarDate, now: Instant): AsyncGenerator<DueDelivery | Unreadable>
  /**
   * Claims the next attempt of a delivery: gives false where somebody else is at it, or it is gone with its webhook.
   *
   * @param begun the delivery as it is while the attempt lasts
   */
  claim(due: DueDelivery, begun: Delivery): Promise<boolean>
  /** Where a delivery goes; nothing where the webhook is gone. */
  findWebhook(tenant: TenantId, webhook: WebhookId): Promise<Webhook | undefined>
  /** Writes how an attempt that was claimed has ended. @throws {Refused} `stale_version` where it is claimed anew */
  settle(begun: DueDelivery, ended: Delivery): Promise<void>
}

export function openDeliveries(resources: Resources): Deliveries {
  const { store, staffKey } = openStaffStore(resources)
  return {
    async findNewEvent(change) {
      const news = await findNews(store, change)
      return news && 'event' in news ? news : undefined
    },
    webhooksOf: (tenant) => webhooksOf(store, tenant, () => staffKey(tenant)),

    async add({ tenant, delivery }) {
      try {
        await store.transact([add(deliveryRow(tenant, delivery), () => ({ code: 'repeated' }))])
        return true
      } catch (error) {
        if (error instanceof Refused && error.refusal.code === 'repeated') return false
        throw error
      }
    },

    dueOn: (day, now) =>
      readEach(dueRows(store, webhookRanges.due(day), now), (item) => ({
        tenant: tenantOfDelivery(item),
        delivery: readDelivery(item),
      })),

    async claim({ tenant, delivery }, begun) {
      try {
        await store.transact([replace(deliveryRow(tenant, begun), delivery.version)])
        return true
      } catch (error) {
        if (error instanceof Refused) return false
        throw error
      }
    },

    async findWebhook(tenant, webhook) {
      const item = await store.get(webhookKeys.webhook(tenant, webhook))
      return item && readWebhook(tenant, item, await staffKey(tenant))
    },

    settle: ({ tenant, delivery }, ended) =>
      store.transact([replace(deliveryRow(tenant, ended), delivery.version)]),
  }
}

/** The id of the delivery that tells a webhook of an event. It follows from the two, so nothing is told twice. */
export function deliveryIdOf(webhook: WebhookId, referral: ReferralId, sequence: number): DeliveryId {
  return derivedId(`${webhook}#${referral}#${sequence}`)
}
