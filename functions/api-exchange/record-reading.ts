import type { Tier } from '@passerelle/domain/sharing'
import type { JournalEntry } from '@passerelle/table'
import { disclosureWrites, type FoundReferral, type ShownTiers } from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'

/**
 * Writes down that tiers were read, for both sides, and only if the referral still is what it was when they were read. To
 * the receiver, who the person is has been shown by it.
 */
export async function recordReading(
  context: ExchangeContext,
  found: FoundReferral,
  tiers: readonly Tier[],
  entry: Pick<JournalEntry, 'fields' | 'purpose'>,
): Promise<void> {
  const { referral, place, side } = found
  const shown: ShownTiers = {
    at: context.clock.now().toISOString(),
    recipientId: place.to,
    memberId: context.me,
    tiers: [...tiers],
    packageVersion: referral.packageVersion,
    occasion: 'read',
  }
  const about = { aggregate: 'Referral', aggregateId: referral.id, version: referral.version }
  await context.referrals.record(
    found,
    { ...about, ...entry },
    side === 'receiver' ? disclosureWrites(context.ids, place, shown, referral.vitalTiers) : [],
  )
}
