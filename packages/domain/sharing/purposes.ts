import * as z from 'zod'

/**
 * The purposes of a disclosure across a corridor. A corridor permits some of them, a person consents to some of those.
 */
export const sharingPurposes = [
  'reintegration_support',
  'job_placement',
  'business_startup',
  'training',
  'psychosocial_support',
  'outcome_feedback',
] as const

export type SharingPurpose = (typeof sharingPurposes)[number]

export const sharingPurposeSchema = z.enum(sharingPurposes)

/**
 * On what ground personal data may reach the receiver's country (domain.md 4.7). The articles are those of the GDPR;
 * `same_controller_no_transfer` is an office abroad of the very organisation that already holds the data.
 */
export const transferBases = [
  'same_controller_no_transfer',
  'adequacy_45',
  'public_instrument_46_2_a',
  'scc_46_2_c',
  'explicit_consent_49_1_a',
  'vital_interests_49_1_f',
] as const

export type TransferBasis = (typeof transferBases)[number]

export const transferBasisSchema = z.enum(transferBases)
