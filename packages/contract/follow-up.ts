import { personNamesSchema, pseudonymSchema } from '@passerelle/domain/casework'
import { languageSchema } from '@passerelle/domain/codes'
import {
  beginFollowUpsSchema,
  deltaSchema,
  dimensions,
  dueStates,
  earlierFollowUpSchema,
  followUpSchema,
  followUpYearSchema,
  itemKeys,
  ownFollowUpDaysSchema,
  planFollowUpSchema,
  recordBaselineSchema,
  recordFollowUpSchema,
  reintegrationBaselineSchema,
  scoreSchema,
} from '@passerelle/domain/follow-up'
import { dateSchema, idSchema } from '@passerelle/domain/kernel'
import { followUpDaysSchema } from '@passerelle/domain/programmes'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** The figures that come of what somebody answered, and how they differ from before their departure. */
const figures = { score: scoreSchema.optional(), delta: deltaSchema.optional() }

/** How a follow-up stands today, by the clock of the organisation; done, it stands nowhere. */
const standing = { due: z.enum(dueStates).optional(), ...figures }

/** A follow-up with its figures; the answers they come of are not told in lists. */
export const followUpViewSchema = followUpSchema.omit({ response: true, earlier: true }).extend({
  earlier: z.array(earlierFollowUpSchema.omit({ response: true })),
  ...standing,
})
export type FollowUpView = z.output<typeof followUpViewSchema>

/** A follow-up with every answer. */
export const answeredFollowUpSchema = followUpSchema.extend(standing)
export type AnsweredFollowUp = z.output<typeof answeredFollowUpSchema>

/** How somebody stood before their departure, without what they answered. */
export const baselineViewSchema = reintegrationBaselineSchema
  .omit({ participantId: true, response: true })
  .extend({ score: scoreSchema })
export type BaselineView = z.output<typeof baselineViewSchema>

/** The same with every answer. */
export const answeredBaselineSchema = reintegrationBaselineSchema.extend({ score: scoreSchema })
export type AnsweredBaseline = z.output<typeof answeredBaselineSchema>

/** The year of a case with its follow-ups in the order of their days; no year as long as none has begun. */
export const caseFollowUpsSchema = z.strictObject({
  year: followUpYearSchema.omit({ participantId: true, version: true }).optional(),
  items: z.array(followUpViewSchema),
  baseline: baselineViewSchema.optional(),
})
export type CaseFollowUps = z.output<typeof caseFollowUpsSchema>

/** The questions of an instrument in one language, and what can be answered to each. */
export const instrumentSchema = z.strictObject({
  key: z.string(),
  version: z.int().min(1),
  lang: languageSchema,
  dir: z.enum(['ltr', 'rtl']),
  items: z.array(
    z.strictObject({
      key: z.enum(itemKeys),
      dimension: z.enum(dimensions),
      topic: z.string(),
      text: z.string(),
      /** What can be answered, in the order of the numbers by which it is sent, from 0 on. */
      answers: z.array(z.string()),
      weight: z.int().min(0),
      /** The last answer says the worst. */
      reverse: z.boolean(),
      /** It is asked only of somebody who gave one of these answers to another question before. */
      condition: z.strictObject({ item: z.enum(itemKeys), among: z.array(z.int().min(0)) }).optional(),
      /** It is asked before the departure as well. */
      baseline: z.boolean(),
    }),
  ),
})
export type InstrumentView = z.output<typeof instrumentSchema>

/** A follow-up that is due, with whom it is about. */
export const dueFollowUpSchema = z.strictObject({
  followUpId: idSchema<'followUp'>(),
  participantId: idSchema<'participant'>(),
  pseudonym: pseudonymSchema,
  names: personNamesSchema,
  month: followUpSchema.shape.month,
  dueOn: dateSchema,
  due: z.enum(dueStates),
  /** How often somebody tried in vain. */
  attempts: z.int().min(0),
})
export type DueFollowUp = z.output<typeof dueFollowUpSchema>

/** Up to which day; today, unless said. What is overdue is always among them. */
export const dueQuerySchema = pageQuerySchema.extend({ until: dateSchema.optional() })
export type DueQuery = z.output<typeof dueQuerySchema>

/** The days that an organisation sets; none brings calendar months back. */
export const setFollowUpDaysSchema = z.strictObject({ days: followUpDaysSchema.nullable() })

const ofCase = '/v1/participants/{participantId}/follow-ups'
const one = `${ofCase}/{followUpId}` as const
const baseline = '/v1/participants/{participantId}/reintegration-baseline'
const days = '/v1/tenant/follow-up-days'

/** How people fare in the year after their return. */
export const followUp = routes('api-follow-up', {
  listFollowUps: {
    method: 'GET',
    path: ofCase,
    summary: 'List on which days it is asked how somebody fares after their return, and what came of it',
    answer: { status: 200, body: caseFollowUpsSchema },
  },
  beginFollowUps: {
    method: 'POST',
    path: '/v1/participants/{participantId}/follow-up-year',
    summary: 'Begin the year of somebody who was never handed over, with the day of the first contact',
    body: beginFollowUpsSchema,
    answer: { status: 200, body: caseFollowUpsSchema },
  },
  planFollowUp: {
    method: 'POST',
    path: ofCase,
    summary: 'Plan one more follow-up besides those of the year',
    body: planFollowUpSchema,
    answer: { status: 201, body: followUpViewSchema },
  },
  readFollowUp: {
    method: 'GET',
    path: one,
    summary: 'Read one follow-up with every answer; that somebody read answers is written down',
    answer: { status: 200, body: answeredFollowUpSchema },
  },
  recordFollowUp: {
    method: 'PUT',
    path: one,
    summary:
      'Write down how a follow-up went: what was written before is corrected, and kept; what is known already changes nothing',
    body: recordFollowUpSchema,
    change: true,
    answer: { status: 200, body: followUpViewSchema },
  },
  recordBaseline: {
    method: 'POST',
    path: baseline,
    summary: 'Write down how somebody stands before their departure, by the shorter part of the questions',
    body: recordBaselineSchema,
    answer: { status: 201, body: answeredBaselineSchema },
  },
  readBaseline: {
    method: 'GET',
    path: baseline,
    summary: 'Read how somebody stood before their departure, with every answer; the reading is written down',
    answer: { status: 200, body: answeredBaselineSchema },
  },
  rewriteBaseline: {
    method: 'PUT',
    path: baseline,
    summary: 'Write it anew as a whole',
    body: recordBaselineSchema,
    change: true,
    answer: { status: 200, body: answeredBaselineSchema },
  },
  readInstrument: {
    method: 'GET',
    path: '/v1/instruments/reint-topics',
    summary: 'Read the questions about how somebody fares (REINT-TOPICS), in a language of the platform',
    query: z.strictObject({ language: languageSchema.optional() }),
    answer: { status: 200, body: instrumentSchema },
  },
  listDueFollowUps: {
    method: 'GET',
    path: '/v1/follow-ups',
    summary: 'List the follow-ups that are due in one’s own cases, the longest overdue first',
    query: dueQuerySchema,
    answer: { status: 200, body: pageOf(dueFollowUpSchema) },
  },
  readFollowUpDays: {
    method: 'GET',
    path: days,
    summary: 'Read after how many days the organisation asks; without any it is calendar months',
    answer: { status: 200, body: ownFollowUpDaysSchema },
  },
  setFollowUpDays: {
    method: 'PUT',
    path: days,
    summary: 'Set after how many days the organisation asks; what is planned stays as it is',
    body: setFollowUpDaysSchema,
    change: true,
    answer: { status: 200, body: ownFollowUpDaysSchema },
  },
})
