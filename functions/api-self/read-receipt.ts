import { type ConsentReceipt, consentReceipt } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'

/** The consent of somebody and its history, to keep. */
export async function readReceipt(context: SelfContext, id: ReferralId): Promise<ConsentReceipt> {
  const found = await context.referrals.find(id, { with: ['own'] })
  ownOf(context, found.own)
  const { side, corridor } = found
  // The grant of a consent is known in full where it was given.
  if (side !== 'sender') return refuse({ code: 'forbidden' })
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })
  const events = await context.referrals.consentEvents(found)
  return consentReceipt({ events, corridor, now: context.clock.now().toISOString() })
}
