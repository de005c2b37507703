import { inOrder, intersect, type Tier, tiers, tiersUpTo } from '../../sharing/tiers.ts'
import type { Corridor } from '../../tenancy/corridor.ts'
import { crossableTiers } from '../../tenancy/safety-limit.ts'
import type { Consent } from '../consent/consent.ts'
import type { Referral } from '../referral/referral.ts'
import type { ReferralState } from '../referral/states.ts'

const afterDeparture: readonly ReferralState[] = ['departed', 'no_contact', 'active', 'completed', 'returned']
const beforeDeparture: readonly ReferralState[] = ['offered', 'needs_info', 'waitlisted', 'accepted']

/**
 * The tiers whose keys the sender has let go of in a state. A tier opens in a step of the receiver as often as in one
 * of the sender, and only the sender can let go of a key; so it does in its last step before. Identity and what is
 * sensitive (T2, T3) it keeps until the person has left, unless the person allowed to be called before. With a referral
 * there is no step of the sender between offer and service, so it lets go of all that was consented to. A tier that a
 * safety limit keeps back it keeps in any state. A tier that is open without a consent, for a vital interest, it has
 * let go of.
 */
export function releasedTiers(
  referral: Pick<Referral, 'kind' | 'state' | 'country' | 'vitalTiers'>,
  consent: Consent,
  corridor: Pick<Corridor, 'highestTier' | 'limits' | 'parties' | 'to'>,
): readonly Tier[] {
  const vital = intersect(referral.vitalTiers ?? [], crossableTiers(corridor, referral))
  return inOrder([...releasedByConsent(referral, consent, corridor), ...vital])
}

function releasedByConsent(
  { kind, state, country }: Pick<Referral, 'kind' | 'state' | 'country'>,
  consent: Consent,
  corridor: Pick<Corridor, 'highestTier' | 'limits' | 'parties' | 'to'>,
): readonly Tier[] {
  if (consent.state !== 'given') return []
  const covered = intersect(consent.tiers, crossableTiers(corridor, { country }))
  if (afterDeparture.includes(state)) return covered
  if (!beforeDeparture.includes(state)) return []
  if (kind === 'referral') return covered
  const early: readonly Tier[] = consent.grant.mayCallBeforeDeparture ? ['T0', 'T1', 'T2'] : ['T0', 'T1']
  return inOrder(intersect(covered, early))
}

const openInState: Readonly<Partial<Record<ReferralState, readonly Tier[]>>> = {
  offered: ['T0'],
  needs_info: ['T0'],
  waitlisted: ['T0'],
  accepted: ['T0', 'T1'],
  departed: ['T0', 'T1', 'T2'],
  no_contact: ['T0', 'T1', 'T2'],
  active: tiers,
  completed: tiers,
}

/**
 * The tiers that a consent lets the receiver read in a state, at the most (domain.md 5.2). A consent that is given anew
 * may take back what one before it had opened: with a person who no longer wants to be called before they leave, who
 * they are.
 */
export function openableTiers(
  { state }: Pick<Referral, 'state'>,
  consent: Consent,
  corridor: Pick<Corridor, 'highestTier'>,
): readonly Tier[] {
  if (consent.state !== 'given') return []
  const early: readonly Tier[] = state === 'accepted' && consent.grant.mayCallBeforeDeparture ? ['T2'] : []
  const open = [...(openInState[state] ?? []), ...early]
  return intersect(intersect(open, consent.tiers), tiersUpTo(corridor.highestTier))
}
