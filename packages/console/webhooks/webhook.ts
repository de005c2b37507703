import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { ConsoleSpeaker } from '@passerelle/messages/console'
import { useRead } from '../api/use-read.ts'

export type Webhook = ResourceOf<'readWebhook'>
export type Delivery = ResourceOf<'listDeliveries'>['items'][number]
type WebhookType = CallOptions<'openWebhook'>['body']['types'][number]

/** The events, in the order in which a referral goes through them. */
export const types: readonly WebhookType[] = [
  'referral.changed',
  'referral.draft',
  'referral.awaiting_consent',
  'referral.offered',
  'referral.needs_info',
  'referral.waitlisted',
  'referral.accepted',
  'referral.departed',
  'referral.no_contact',
  'referral.active',
  'referral.completed',
  'referral.returned',
  'referral.declined',
  'referral.expired',
  'referral.withdrawn',
  'referral.consent_revoked',
  'referral.voided',
]

export const useWebhooks = () => useRead('listWebhooks', [])

export const useWebhook = (webhookId: string) => useRead('readWebhook', [{ params: { webhookId } }])

type StateWord = WebhookType extends `referral.${infer State}` ? Exclude<State, 'changed'> : never

/** An event in words: that a referral changed within its state, or the state into which it came. */
export function typeText({ say }: Pick<ConsoleSpeaker, 'say'>, type: WebhookType): string {
  if (type === 'referral.changed') return say('webhook.changed')
  // Every other event is the name of a state after this word.
  return say(`state.${type.slice('referral.'.length) as StateWord}`)
}

/** Events out of what was chosen, in their order. */
export function typesOf(chosen: readonly string[]): WebhookType[] {
  return types.filter((type) => chosen.includes(type))
}
