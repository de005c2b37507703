import * as z from 'zod'

/**
 * The two kinds of going on elsewhere (domain.md 5): with a `referral` another organisation adds a service and the
 * owner stays; with a `handover` responsibility moves across the border at the confirmed first contact.
 */
export const referralKinds = ['referral', 'handover'] as const

export type ReferralKind = (typeof referralKinds)[number]

export const referralKindSchema = z.enum(referralKinds)
