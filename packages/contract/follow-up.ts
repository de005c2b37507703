import { personNamesSchema, pseudonymSchema } from '@passerelle/domain/casework'
import {
  beginFollowUpsSchema,
  dueStates,
  followUpSchema,
  followUpYearSchema,
  ownFollowUpDaysSchema,
  planFollowUpSchema,
  recordFollowUpSchema,
} from '@passerelle/domain/follow-up'
import { dateSchema, idSchema } from '@passerelle/domain/kernel'
import { followUpDaysSchema } from '@passerelle/domain/programmes'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A follow-up with how it stands today, by the clock of the organisation; done, it stands nowhere. */
export const followUpViewSchema = followUpSchema.extend({ due: z.enum(dueStates).optional() })
export type FollowUpView = z.output<typeof followUpViewSchema>

/** The year of a case with its follow-ups in the order of their days; no year as long as none has begun. */
export const caseFollowUpsSchema = z.strictObject({
  year: followUpYearSchema.omit({ participantId: true, version: true }).optional(),
  items: z.array(followUpViewSchema),
})
export type CaseFollowUps = z.output<typeof caseFollowUpsSchema>

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
    path: `${ofCase}/begin`,
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
    summary: 'Read one follow-up',
    answer: { status: 200, body: followUpViewSchema },
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
