import { refuse } from '../../kernel/refusal.ts'
import type { ReferralKind } from '../../sharing/kinds.ts'
import { inOrder, intersect, type Tier, tiers, without } from '../../sharing/tiers.ts'
import type { Referral } from '../referral/referral.ts'
import type { ReferralState } from '../referral/states.ts'

/**
 * How far a consent lets a referral come: the organisation can be asked, it can take the person on, or the whole way
 * is open.
 */
export const extents = ['offer', 'acceptance', 'whole'] as const
export type Extent = (typeof extents)[number]

/** A choice of tiers, and how far it leads. */
export type Choice = { readonly tiers: readonly Tier[]; readonly extent: Extent }

/** The tiers that the steps of the straight way need, one after the other. */
const ways: Readonly<Record<ReferralKind, readonly (readonly [Tier, Extent])[]>> = {
  referral: [
    ['T0', 'offer'],
    ['T1', 'whole'],
  ],
  handover: [
    ['T0', 'offer'],
    ['T1', 'acceptance'],
    ['T2', 'whole'],
  ],
}

/** Once the service has begun, or the person was met, every tier opens by itself. */
const begun: ReadonlySet<ReferralState> = new Set(['active', 'completed'])

type Stage = Pick<Referral, 'kind' | 'state'>

/** The tiers without which the referral does not come to its end. */
export function tiersForWhole({ kind, state }: Stage): readonly Tier[] {
  return begun.has(state) ? ['T0'] : ways[kind].map(([tier]) => tier)
}

/** How far these tiers lead; nowhere without the offer. */
export function extentOf(referral: Stage, chosen: readonly Tier[]): Extent | undefined {
  const missing = firstMissing(referral, chosen)
  if (missing === -1) return 'whole'
  return ways[referral.kind][missing - 1]?.[1]
}

/** The choices that a person has among the tiers of a package, the narrowest first, each with how far it leads. */
export function choicesAmong(referral: Stage, packed: readonly Tier[]): readonly Choice[] {
  const ordered = inOrder(packed)
  return ordered.flatMap((_, position) => {
    const chosen = ordered.slice(0, position + 1)
    const extent = extentOf(referral, chosen)
    return extent && without(chosen, openable(referral, chosen)).length === 0
      ? [{ tiers: chosen, extent }]
      : []
  })
}

/**
 * Refuses a choice with a tier that could never open, because a step before the one that opens it needs another.
 *
 * @throws {Refused} `invalid` with both tiers
 */
export function assertEachCanOpen(referral: Stage, chosen: readonly Tier[]): void {
  const [idle] = without(chosen, openable(referral, chosen))
  const [missing] = without(tiersForWhole(referral), chosen)
  if (idle === undefined || missing === undefined) return
  refuse({
    code: 'invalid',
    errors: [{ path: ['body', 'tiers'], code: 'opens_only_with', params: { tier: idle, missing } }],
  })
}

/**
 * Refuses a question that could not lead to what is asked of the other organisation, whatever the person answers. While
 * a safety limit holds, all that it lets cross is enough: the rest is asked for once it is lifted.
 *
 * @param within the tiers that no limit keeps back now
 * @throws {Refused} `invalid` with the missing tiers
 */
export function assertLeadsOn(referral: Stage, asked: readonly Tier[], within: readonly Tier[]): void {
  const missing = without(intersect(tiersForWhole(referral), within), asked).join(', ')
  if (missing === '') return
  refuse({
    code: 'invalid',
    errors: [{ path: ['body', 'tiers'], code: 'leads_nowhere', params: { missing } }],
  })
}

/** The tiers that could open: those before the first missing step, or all where none is missing. */
function openable(referral: Stage, chosen: readonly Tier[]): readonly Tier[] {
  const missing = firstMissing(referral, chosen)
  return missing === -1 ? tiers : tiersForWhole(referral).slice(0, missing)
}

function firstMissing(referral: Stage, chosen: readonly Tier[]): number {
  return tiersForWhole(referral).findIndex((tier) => !chosen.includes(tier))
}
