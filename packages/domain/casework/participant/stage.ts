import * as z from 'zod'

/**
 * Where a person stands on the way (glossary, domain.md 6): a ReturnCandidate is `interested`, then `decided`;
 * a plan makes the stage `in_plan`, its end `ready`; then `departed`, and as a Returnee `returned`.
 */
export const stages = ['interested', 'decided', 'in_plan', 'ready', 'departed', 'returned', 'closed'] as const

export type Stage = (typeof stages)[number]

export const stageSchema = z.enum(stages)

/** Why a case was closed. To stay is an outcome like the others, never a failure (domain.md 7.1, N18). */
export const closingReasons = [
  'stays',
  'supported',
  'handed_over',
  'other_centre_chosen',
  'programme_ended',
  'lost_contact',
  'moved_on',
  'duplicate',
  'deceased',
  'other',
] as const

export const closingReasonSchema = z.enum(closingReasons)

export type ClosingReason = z.infer<typeof closingReasonSchema>
