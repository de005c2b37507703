import * as z from 'zod'

/** Why a centre does not take, or no longer keeps, a person (domain.md 5.6). */
export const declineReasons = [
  'not_eligible',
  'no_capacity',
  'out_of_area',
  'service_not_offered',
  'missing_documents',
  'language_not_available',
  'already_client',
  'safety_concern',
  'duplicate',
  'could_not_contact',
  'client_declined',
  'other',
] as const

/** Why the sender takes an offer back (domain.md 5.6). `did_not_depart` is a neutral outcome, never a failure. */
export const withdrawReasons = [
  'consent_refused',
  'did_not_depart',
  'other_centre_chosen',
  'wrong_recipient',
  'programme_ended',
  'departure_date_changed',
  'deceased',
  'duplicate',
  'other',
] as const

export type DeclineReason = (typeof declineReasons)[number]
export type WithdrawReason = (typeof withdrawReasons)[number]
export type Reason = DeclineReason | WithdrawReason

export const declineReasonSchema = z.enum(declineReasons)
export const withdrawReasonSchema = z.enum(withdrawReasons)
export const reasonSchema = z.enum([...new Set<Reason>([...declineReasons, ...withdrawReasons])])
