import type { Instant } from '../kernel/time.ts'
import type { Referral } from './referral.ts'
import { type Tier, without } from './tiers.ts'

/** What is open because the person agreed to it. Only that becomes the receiver's own. */
export function consentedTiers({ openTiers, vitalTiers = [] }: Referral): readonly Tier[] {
  return without(openTiers, vitalTiers)
}

/**
 * What is open without a consent, for a vital interest of the person. It ends in the moment that was set, also where the
 * clock has not come round to closing it.
 */
export function vitalTiersAt({ vitalTiers = [], deadlines }: Referral, now: Instant): readonly Tier[] {
  const limit = deadlines.find(({ policy }) => policy === 'vital_interests')
  return limit?.dueAt !== undefined && limit.dueAt > now ? vitalTiers : []
}
