import type { ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { useRead } from '../../api/use-read.ts'

export type Corridor = ResourceOf<'listCorridors'>['items'][number]
export type Side = 'from' | 'to'

export const kinds = ['handover', 'referral'] as const satisfies readonly CodesOf<'kind'>[]
export const purposes = [
  'reintegration_support',
  'job_placement',
  'business_startup',
  'training',
  'psychosocial_support',
  'outcome_feedback',
] as const satisfies readonly CodesOf<'purpose'>[]
export const tiers = ['T0', 'T1', 'T2', 'T3'] as const satisfies readonly CodesOf<'tier'>[]
export const bases = [
  'same_controller_no_transfer',
  'adequacy_45',
  'public_instrument_46_2_a',
  'scc_46_2_c',
  'explicit_consent_49_1_a',
  'vital_interests_49_1_f',
] as const satisfies readonly CodesOf<'basis'>[]

/** While somebody looks, what the other side signed or stopped is read again this often. */
const lookAgainMs = 60_000

export const useCorridors = () => useRead('listCorridors', [], { refetchInterval: lookAgainMs })
export const usePartners = () => useRead('listPartners', [])

/** The side of an agreement on which an organisation stands. */
export function sideOf({ from }: Pick<Corridor, 'from'>, tenantId: string | undefined): Side {
  return from === tenantId ? 'from' : 'to'
}

export function otherSide(side: Side): Side {
  return side === 'from' ? 'to' : 'from'
}

/** What a side's signature would bring about now: the agreement itself, a later end, or the end of its own suspension. */
export function signatureOf(
  { state, signatures, suspendedBy, renewal }: Corridor,
  side: Side,
): 'proposal' | 'suspension' | 'renewal' | undefined {
  if (state === 'proposed') return signatures[side] === undefined ? 'proposal' : undefined
  if (state === 'ended') return undefined
  if (state === 'suspended' && suspendedBy === side) return 'suspension'
  return renewal !== undefined && renewal.by !== side ? 'renewal' : undefined
}

/** The other party as it presents itself; before it has signed, as its card did when somebody proposed to it. */
export function otherParty({ parties, addressed }: Corridor, own: Side) {
  return parties[otherSide(own)] ?? addressed
}

/** The terms that one side asks for instead of those that hold, in the order of a proposal. */
export function askedTerms({ renewal }: Corridor) {
  if (renewal === undefined) return undefined
  const { by: _, signature: __, until, ...terms } = renewal
  return { until, ...terms, areOther: Object.keys(terms).length > 0 }
}

/** The names of the organisations that one has agreements with, as each presents itself. */
export function namesIn(corridors: readonly Corridor[]): ReadonlyMap<string, string> {
  return new Map(
    corridors.flatMap(({ from, to, parties }) => [
      ...(parties.from ? [[from, parties.from.name] as const] : []),
      ...(parties.to ? [[to, parties.to.name] as const] : []),
    ]),
  )
}
