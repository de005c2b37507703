import type { Tier } from '@passerelle/domain/exchange'
import { disclosureWrites, type FoundReferral, type JournalEntry, type ShownTiers } from '@passerelle/table'
import type { ExchangeDesk } from './desk.ts'

/**
 * Writes down that tiers were read, for both sides, and only if the referral still is what it was when they were read. To
 * the receiver, who the person is has been shown by it.
 */
export async function recordReading(
  desk: ExchangeDesk,
  found: FoundReferral,
  tiers: readonly Tier[],
  entry: Pick<JournalEntry, 'action' | 'fields' | 'purpose'>,
): Promise<void> {
  const { referral, place, side } = found
  const shown: ShownTiers = {
    at: desk.clock.now().toISOString(),
    recipientId: place.to,
    memberId: desk.me,
    tiers: [...tiers],
    packageVersion: referral.packageVersion,
    occasion: 'read',
  }
  const about = { aggregate: 'Referral', aggregateId: referral.id, version: referral.version }
  await desk.referrals.record(
    found,
    { ...about, ...entry },
    side === 'receiver' ? disclosureWrites(desk.ids, place, shown, referral.vitalTiers) : [],
  )
}
