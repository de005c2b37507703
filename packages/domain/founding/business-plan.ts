import * as z from 'zod'
import { idSchema, instantSchema } from '../kernel/index.ts'
import { content, recommendation } from './content.ts'
import { foundingOutcomeSchema, maxEarlierOutcomes } from './founding-outcome.ts'

/** As many editions as one plan has. */
export const maxBusinessEditions = 30

/** As often as one plan is priced anew. */
export const maxRechecks = 20

/**
 * The business plan of a case (glossary: BusinessPlan). `edition` counts what was submitted: the first draft is edition
 * 1, and a change of content after it was submitted begins the draft of the next.
 */
export const businessPlanSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  edition: z.int().min(1).max(maxBusinessEditions),
  state: z.enum(['draft', 'submitted', 'decided']),
  ...content,
  ...recommendation,
  /** How often the lines were priced anew after the return. */
  rechecks: z.int().min(0).max(maxRechecks),
  outcome: foundingOutcomeSchema.optional(),
  /** What was recorded of the outcome before, the first first. */
  earlierOutcomes: z.array(foundingOutcomeSchema).max(maxEarlierOutcomes),
  /** From which package the plan was begun, as what it stood there. Nothing is shared with the one that it was made of. */
  source: z
    .strictObject({
      referralId: idSchema<'referral'>(),
      edition: z.int().min(1).max(maxBusinessEditions),
      ...recommendation,
    })
    .optional(),
})

export type BusinessPlan = z.infer<typeof businessPlanSchema>

/** The part of a plan that an edition keeps. */
export type BusinessContent = Pick<BusinessPlan, 'idea' | 'canvas' | 'reserveMonths' | 'lines' | 'steps'>
