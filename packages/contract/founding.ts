import {
  businessChangeSchema,
  businessDecisionSchema,
  businessFeedbackSchema,
  businessPlanEditionSchema,
  businessPlanEntrySchema,
  businessPlanSchema,
  businessRecheckSchema,
  businessStepDoneSchema,
  foundingOutcomeEntrySchema,
  horizonMonths,
  recheckEntrySchema,
  recheckedLineSchema,
  submissionSchema,
} from '@passerelle/domain/founding'
import * as z from 'zod'
import { routes } from './route.ts'

const some = z.int().min(0)

/** What follows from the lines of a finance plan, in minor units of their one currency; nobody enters it. */
export const financeFiguresSchema = z.strictObject({
  investment: some,
  runningCosts: some,
  revenue: some,
  ownFunds: some,
  grants: some,
  credit: some,
  need: some,
  sources: some,
  gap: some,
  surplus: some,
  monthlyResult: z.int(),
  /** Missing where the need is not paid back within the horizon of 60 months. */
  monthsToBreakEven: some.max(horizonMonths).optional(),
})

/** A difference in minor units, and in hundredths of a per cent of what was there before. */
export const amountDeltaSchema = z.strictObject({ minorUnits: z.int(), basisPoints: z.int().optional() })

/** A plan with what follows from its lines, where it has any. */
export const businessPlanViewSchema = businessPlanSchema.extend({ figures: financeFiguresSchema.optional() })
export type BusinessPlanView = z.output<typeof businessPlanViewSchema>

/** An edition without what it says. */
const lineSchema = businessPlanEditionSchema.omit({
  participantId: true,
  idea: true,
  canvas: true,
  lines: true,
  steps: true,
  reserveMonths: true,
})

/** How far a plan has come, and the editions that were submitted, the first first; no plan as long as none is begun. */
export const businessEditionsSchema = z.strictObject({
  plan: businessPlanSchema.pick({ edition: true, state: true }).optional(),
  items: z.array(lineSchema),
})
export type BusinessEditions = z.output<typeof businessEditionsSchema>

/** An edition as it was submitted, and what it says otherwise than the one before. */
export const businessEditionViewSchema = businessPlanEditionSchema.extend({
  figures: financeFiguresSchema.optional(),
  changes: z.array(businessChangeSchema),
})
export type BusinessEditionView = z.output<typeof businessEditionViewSchema>

/** A finance plan as it was priced anew, with what differs in each line and in all. */
export const businessRecheckViewSchema = businessRecheckSchema
  .omit({ participantId: true, lines: true })
  .extend({
    lines: z.array(recheckedLineSchema.extend({ delta: amountDeltaSchema })),
    before: financeFiguresSchema,
    now: financeFiguresSchema,
    deltas: z.strictObject({
      investment: amountDeltaSchema,
      runningCosts: amountDeltaSchema,
      revenue: amountDeltaSchema,
      need: amountDeltaSchema,
      gap: amountDeltaSchema,
    }),
  })
export type BusinessRecheckView = z.output<typeof businessRecheckViewSchema>

export const businessRechecksSchema = z.strictObject({ items: z.array(businessRecheckViewSchema) })
export type BusinessRechecks = z.output<typeof businessRechecksSchema>

const plan = '/v1/participants/{participantId}/business-plan'
const editions = `${plan}/editions` as const
const view = { status: 200, body: businessPlanViewSchema } as const

/** Founding a business: the plan, what others say of it, what came of it, and its prices in the place. */
export const founding = routes('api-founding', {
  beginBusinessPlan: {
    method: 'POST',
    path: plan,
    summary: 'Begin the business plan of a person as a draft',
    body: businessPlanEntrySchema,
    answer: { status: 201, body: businessPlanViewSchema },
  },
  readBusinessPlan: {
    method: 'GET',
    path: plan,
    summary: 'Read the business plan, with what follows from its figures',
    answer: view,
  },
  rewriteBusinessPlan: {
    method: 'PUT',
    path: plan,
    summary:
      'Write it anew as a whole; what was submitted and says something else becomes the draft of the next edition',
    body: businessPlanEntrySchema,
    change: true,
    answer: view,
  },
  recordBusinessStep: {
    method: 'PUT',
    path: `${plan}/steps/{stepId}`,
    summary: 'Say on which day a step was done, or that it is not; what is known already changes nothing',
    body: businessStepDoneSchema,
    change: true,
    answer: view,
  },
  submitBusinessPlan: {
    method: 'POST',
    path: `${plan}/submit`,
    summary: 'Submit the draft as the founder stands by it; the edition is kept as it is',
    body: submissionSchema,
    change: true,
    answer: view,
  },
  listBusinessEditions: {
    method: 'GET',
    path: editions,
    summary:
      'List how far a business plan has come, and the editions that were submitted, with what was said of each',
    answer: { status: 200, body: businessEditionsSchema },
  },
  readBusinessEdition: {
    method: 'GET',
    path: `${editions}/{edition}`,
    summary: 'Read an edition as it was submitted, and what it says otherwise than the one before',
    answer: { status: 200, body: businessEditionViewSchema },
  },
  giveBusinessFeedback: {
    method: 'POST',
    path: `${editions}/{edition}/feedback`,
    summary: 'Say what one thinks of the edition that waits for a decision',
    body: businessFeedbackSchema,
    change: true,
    answer: view,
  },
  decideBusinessPlan: {
    method: 'POST',
    path: `${plan}/decide`,
    summary:
      'Recommend the edition that was submitted, with conditions or not at all, as another member than who submitted it',
    body: businessDecisionSchema,
    change: true,
    answer: view,
  },
  recordFoundingOutcome: {
    method: 'PUT',
    path: `${plan}/outcome`,
    summary:
      'Record what came of it: a business, none, or nothing yet; what was recorded before is kept, and what is known already changes nothing',
    body: foundingOutcomeEntrySchema,
    change: true,
    answer: view,
  },
  recheckBusinessPlan: {
    method: 'POST',
    path: `${plan}/rechecks`,
    summary: 'Price every line anew in the place, after the return; the first amounts stay',
    body: recheckEntrySchema,
    change: true,
    answer: view,
  },
  listBusinessRechecks: {
    method: 'GET',
    path: `${plan}/rechecks`,
    summary: 'List how the lines were priced anew, the first time first, with the difference of each',
    answer: { status: 200, body: businessRechecksSchema },
  },
})
