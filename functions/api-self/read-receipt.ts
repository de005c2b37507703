import { type ConsentReceipt, consentReceipt } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import type { SelfDesk } from './desk.ts'
import { ownKeys, readOwn } from './own.ts'

/** What somebody agreed to and what became of it, to keep. */
export async function readReceipt(desk: SelfDesk, id: ReferralId): Promise<ConsentReceipt> {
  const found = await desk.referrals.find(id, { besides: () => ownKeys(desk) })
  await readOwn(desk, found.besides)
  const { side, corridor } = found
  // What a consent was given for is known in full where it was given.
  if (side !== 'sender') return refuse({ code: 'forbidden' })
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })
  const events = await desk.referrals.consentEvents(found)
  return consentReceipt({ events, corridor, now: desk.clock.now().toISOString() })
}
