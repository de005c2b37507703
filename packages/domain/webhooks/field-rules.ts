import { but, type Rules } from '../sharing/field-rule.ts'
import { organisation } from '../tenancy/field-rules.ts'
import type { Delivery, Webhook } from './webhook.ts'

const integration = but(organisation, { purposes: ['administration', 'handover'], retention: 'tenancy' })
const credential = but(integration, { storage: 'sealed' })

export const webhookRules = {
  id: integration,
  url: credential,
  types: integration,
  state: integration,
  secret: credential,
  createdAt: integration,
  version: integration,
} as const satisfies Rules<Webhook>

export const deliveryRules = {
  id: integration,
  webhookId: integration,
  type: integration,
  referralId: integration,
  referralState: integration,
  referralVersion: integration,
  side: integration,
  occurredAt: integration,
  state: integration,
  attempts: integration,
  dueAt: integration,
  lastStatus: integration,
  lastFault: integration,
  version: integration,
} as const satisfies Rules<Delivery>
