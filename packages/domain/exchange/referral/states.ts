import * as z from 'zod'

/** Where a referral stands (domain.md 5.2). */
export const referralStates = [
  'draft',
  'awaiting_consent',
  'offered',
  'needs_info',
  'waitlisted',
  'accepted',
  'departed',
  'no_contact',
  'active',
  'completed',
  'returned',
  'declined',
  'expired',
  'withdrawn',
  'consent_revoked',
  'voided',
] as const

/** States that are never left again; what follows is a new record that supersedes the old one. */
export const terminalStates = [
  'completed',
  'returned',
  'declined',
  'expired',
  'withdrawn',
  'consent_revoked',
  'voided',
] as const satisfies readonly ReferralState[]

/** The actor: one of the two organisations, the person, or a clock. */
export const sides = ['sender', 'receiver', 'person', 'system'] as const

export type ReferralState = (typeof referralStates)[number]
export type Side = (typeof sides)[number]

/** The organisation that is responsible for the person. Exactly one is, at every moment. */
export type Owner = Extract<Side, 'sender' | 'receiver'>

export function otherThan(side: Owner): Owner {
  return side === 'sender' ? 'receiver' : 'sender'
}

/** The organisation of a side. */
export function organisationOf<Id>({ from, to }: { readonly from: Id; readonly to: Id }, side: Owner): Id {
  return side === 'sender' ? from : to
}

export const referralStateSchema = z.enum(referralStates)
export const sideSchema = z.enum(sides)
export const ownerSchema = z.enum(['sender', 'receiver'])

/**
 * The parts of a box in the order in which it is read: all that is under way, then each way to end. A referral moves on
 * to a later part and never back, so nobody who reads page after page misses one that moves meanwhile.
 */
export const boxParts = ['under_way', ...terminalStates] as const

/** The number of the part in which a referral stands. */
export function boxPartOf(state: ReferralState): number {
  const parts: readonly (ReferralState | 'under_way')[] = boxParts
  return Math.max(0, parts.indexOf(state))
}

export function isTerminal(state: ReferralState): boolean {
  return terminalStates.some((terminal) => terminal === state)
}
