import type { Instant } from '../../kernel/time.ts'
import { type Tier, without } from '../../sharing/tiers.ts'
import type { Referral } from '../referral/referral.ts'

/** The tiers that are open because the person agreed to them. Only these become the receiver's own. */
export function consentedTiers({ openTiers, vitalTiers = [] }: Referral): readonly Tier[] {
  return without(openTiers, vitalTiers)
}

/**
 * The tiers that are open without a consent, for a vital interest of the person. This ends in the moment that was set,
 * also where the clock has not come round to closing it.
 */
export function vitalTiersAt({ vitalTiers = [], deadlines }: Referral, now: Instant): readonly Tier[] {
  const limit = deadlines.find(({ policy }) => policy === 'vital_interests')
  return limit?.dueAt !== undefined && limit.dueAt > now ? vitalTiers : []
}
