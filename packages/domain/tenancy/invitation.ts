import * as z from 'zod'
import { type Instant, instantSchema } from '../kernel/time.ts'

/** For how long the temporary password of an invitation lets somebody in. */
export const invitationDays = 7

/**
 * What became of an invitation: a letter with a temporary password, no letter because the person has a password from
 * before, or nothing because the address belongs to an account of another organisation.
 */
export const invitationOutcomes = ['sent', 'account_kept', 'address_in_use'] as const
export type InvitationOutcome = (typeof invitationOutcomes)[number]

export const invitationSchema = z.strictObject({
  /** Which invitation: the `invitedAt` of the member at that time. */
  askedAt: instantSchema,
  outcome: z.enum(invitationOutcomes),
  /** Until when the temporary password lets them in. */
  until: instantSchema.optional(),
})
export type Invitation = z.infer<typeof invitationSchema>

const dayMs = 86_400_000

export function invitationOf(askedAt: Instant, outcome: InvitationOutcome, at: Instant): Invitation {
  const until = new Date(Date.parse(at) + invitationDays * dayMs).toISOString()
  return { askedAt, outcome, ...(outcome === 'sent' && { until }) }
}

/** Whether a temporary password lets nobody in any more. */
export function isLapsed({ until }: Pick<Invitation, 'until'>, now: Instant): boolean {
  return until !== undefined && until <= now
}
