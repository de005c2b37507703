import * as z from 'zod'
import { isco08Schema, languageMap, languageSchema } from '../../kernel/codes/index.ts'
import { rule } from '../../kernel/field-codes.ts'
import { idSchema, instantSchema, text } from '../../kernel/index.ts'
import { seenFindingSchema } from '../../labour/index.ts'

export const planItemStatuses = ['planned', 'booked', 'done', 'partly', 'cancelled'] as const

export type PlanItemStatus = (typeof planItemStatuses)[number]

const teachingUnitsSchema = z.int().min(0).max(2000).meta({ description: 'teaching units of 45 minutes' })

/** How many findings a plan may point to in all: each of them is kept with it. */
export const maxFindings = 20

/** What of a labour market speaks for a step. */
const findingIdsSchema = z
  .array(idSchema<'finding'>())
  .max(5)
  .refine((ids) => new Set(ids).size === ids.length, rule('twice'))
  .optional()

/**
 * One step of a plan: a module, what it is for, and how far it got. Title and version of the module are kept
 * as they were when the item was added, so that a plan still reads the same after the module has changed.
 */
export const planItemSchema = z.strictObject({
  id: idSchema<'planItem'>(),
  moduleId: idSchema<'module'>(),
  moduleVersion: z.int().min(1),
  title: languageMap(200),
  purpose: text(500),
  status: z.enum(planItemStatuses),
  teachingUnits: teachingUnitsSchema,
  teachingUnitsDone: teachingUnitsSchema,
  findingIds: findingIdsSchema,
})

export type PlanItem = z.infer<typeof planItemSchema>

/** Where the plan leads: an occupation, a business of one's own, or both. */
export const occupationalGoalSchema = z.strictObject({
  isco08: isco08Schema,
  note: text(1000).optional(),
})

const content = {
  occupationalGoal: occupationalGoalSchema.optional(),
  businessIdea: z.boolean(),
  businessIdeaNote: text(2000).optional(),
  items: z.array(planItemSchema).max(60),
  /** What the items point to, as it was when the first of them began to. */
  findings: z.array(seenFindingSchema).max(maxFindings).optional(),
}

/**
 * A certificate that is asked for before an item is done to its end: how much of it was done so far. Issuing it is
 * the instructor's work.
 */
export const certificateRequestSchema = z.strictObject({
  itemId: idSchema<'planItem'>(),
  teachingUnitsDone: teachingUnitsSchema,
  state: z.enum(['requested', 'issued']),
  requestedAt: instantSchema,
})

export type CertificateRequest = z.infer<typeof certificateRequestSchema>

/** How the person said yes to a plan, and in which language it was explained. */
export const agreementSchema = z.strictObject({
  edition: z.int().min(1).max(1000),
  agreedAt: instantSchema,
  agreedBy: idSchema<'member'>(),
  confirmation: z.enum(['signed', 'spoken', 'witnessed']),
  language: languageSchema,
})

export type Agreement = z.infer<typeof agreementSchema>

/**
 * The plan of a participant (glossary: QualificationPlan). `edition` counts what was agreed: the first draft is
 * edition 1, and a change of content after agreement begins the draft of the next.
 */
export const planSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  edition: z.int().min(1).max(1000),
  state: z.enum(['draft', 'agreed']),
  ...content,
  agreement: agreementSchema.optional(),
  /** Since when nothing but progress is noted, because the person leaves earlier than was planned. */
  frozenAt: instantSchema.optional(),
  /** The certificates that were asked for when the plan was frozen, in the order of the items. */
  certificateRequests: z.array(certificateRequestSchema).max(60).optional(),
})

export type Plan = z.infer<typeof planSchema>

/** An edition as it was agreed; never changed afterwards. */
export const agreedPlanSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  ...content,
  agreement: agreementSchema,
})

export type AgreedPlan = z.infer<typeof agreedPlanSchema>

/** A step to add, or one to keep if it brings the `id` of an item that is there. */
export const planItemEntrySchema = z.strictObject({
  id: idSchema<'planItem'>().optional(),
  moduleId: idSchema<'module'>(),
  purpose: text(500),
  teachingUnits: teachingUnitsSchema.optional(),
  findingIds: findingIdsSchema,
})

export type PlanItemEntry = z.infer<typeof planItemEntrySchema>

/** The body with which a coach writes or rewrites a plan; items in the order in which they are taken. */
export const planEntrySchema = z.strictObject({
  occupationalGoal: occupationalGoalSchema.optional(),
  businessIdea: z.boolean(),
  businessIdeaNote: text(2000).optional(),
  items: z
    .array(planItemEntrySchema)
    .max(60)
    .refine(
      (items) => new Set(items.flatMap(({ id }) => id ?? [])).size === items.filter(({ id }) => id).length,
      rule('twice'),
    ),
})

export type PlanEntry = z.infer<typeof planEntrySchema>

/** How far an item got. Progress is no change of what was agreed. */
export const planProgressSchema = z.strictObject({
  status: z.enum(planItemStatuses),
  teachingUnitsDone: teachingUnitsSchema.optional(),
})

export type PlanProgress = z.infer<typeof planProgressSchema>

/** The body with which a plan is agreed. */
export const planAgreementEntrySchema = z.strictObject({
  confirmation: z.enum(['signed', 'spoken', 'witnessed']),
  language: languageSchema,
})

export type PlanAgreementEntry = z.infer<typeof planAgreementEntrySchema>
