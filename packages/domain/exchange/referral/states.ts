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

export const referralStateSchema = z.enum(referralStates)
export const sideSchema = z.enum(sides)
export const ownerSchema = z.enum(['sender', 'receiver'])

export function isTerminal(state: ReferralState): boolean {
  return terminalStates.some((terminal) => terminal === state)
}
