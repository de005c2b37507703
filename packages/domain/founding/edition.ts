import * as z from 'zod'
import { idSchema, instantSchema, text } from '../kernel/index.ts'
import { maxBusinessEditions } from './business-plan.ts'
import { content, recommendation, recommendationSchema } from './content.ts'

/** The parts of a plan that feedback can be about. */
export const planParts = ['idea', 'canvas', 'finance', 'steps'] as const

/** As many words of feedback as one edition gets. */
export const maxFeedback = 10

/** The body with which somebody says what they think of an edition. */
export const businessFeedbackSchema = z.strictObject({
  /** Whether it is to be revised before it is decided upon. */
  advice: z.enum(['revise', 'ready']),
  about: z.array(z.enum(planParts)).max(planParts.length).default([]),
  text: text(2000),
})

export type BusinessFeedback = z.output<typeof businessFeedbackSchema>

/** How the founder said that what is submitted is theirs, as with a plan that is agreed. */
export const submissionSchema = z.strictObject({ confirmation: z.enum(['signed', 'spoken', 'witnessed']) })

export type Submission = z.infer<typeof submissionSchema>

const editionNumberSchema = z.int().min(1).max(maxBusinessEditions)

/** The body with which an edition is decided upon. It names the one that was read. */
export const businessDecisionSchema = z.strictObject({
  edition: editionNumberSchema,
  recommendation: recommendationSchema,
  /** The conditions, or why the plan is not recommended. */
  grounds: text(2000).optional(),
})

export type BusinessDecision = z.infer<typeof businessDecisionSchema>

/** An edition as it was submitted, with what was said of it. Its content is never changed. */
export const businessPlanEditionSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  edition: editionNumberSchema,
  ...content,
  submittedAt: instantSchema,
  submittedBy: idSchema<'member'>(),
  confirmation: submissionSchema.shape.confirmation,
  feedback: z
    .array(businessFeedbackSchema.extend({ at: instantSchema, by: idSchema<'member'>() }))
    .max(maxFeedback),
  ...recommendation,
  decidedAt: instantSchema.optional(),
  decidedBy: idSchema<'member'>().optional(),
  /** Whoever submitted it decided as well, because nobody else of the organisation works with cases. */
  decidedAlone: z.literal(true).optional(),
})

export type BusinessPlanEdition = z.infer<typeof businessPlanEditionSchema>
