import type { ReferralLine } from './queries.ts'

type State = ReferralLine['state']

const underWay = [
  'draft',
  'awaiting_consent',
  'offered',
  'needs_info',
  'waitlisted',
  'accepted',
  'departed',
  'no_contact',
  'active',
] as const satisfies readonly State[]

const over = [
  'completed',
  'returned',
  'declined',
  'expired',
  'withdrawn',
  'consent_revoked',
  'voided',
] as const satisfies readonly State[]

/** The states of a referral, in the order of its way. */
export const states = [...underWay, ...over] as const

export function isUnderWay({ state }: Pick<ReferralLine, 'state'>): boolean {
  return underWay.some((one) => one === state)
}
