import { type ConsentReceipt, consentReceipt } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import type { ExchangeContext } from './context.ts'

/** The consent of the person and its history, as a receipt that the sender's staff can hand out. */
export async function readReceipt(context: ExchangeContext, id: ReferralId): Promise<ConsentReceipt> {
  const found = await context.referrals.find(id)
  const { side, corridor } = found
  if (side !== 'sender') return refuse({ code: 'forbidden' })
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })
  const events = await context.referrals.consentEvents(found)
  return consentReceipt({ events, corridor, now: context.clock.now().toISOString() })
}
