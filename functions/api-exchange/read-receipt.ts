import { type ConsentReceipt, consentReceipt } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import type { ExchangeDesk } from './desk.ts'

/** What the person agreed to and what became of it, as a receipt that the sender's staff can hand out. */
export async function readReceipt(desk: ExchangeDesk, id: ReferralId): Promise<ConsentReceipt> {
  const found = await desk.referrals.find(id)
  const { side, corridor } = found
  if (side !== 'sender') return refuse({ code: 'forbidden' })
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })
  const events = await desk.referrals.consentEvents(found)
  return consentReceipt({ events, corridor, now: desk.clock.now().toISOString() })
}
