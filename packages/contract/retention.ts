import { caseloadSummarySchema } from '@passerelle/domain/casework'
import { dateSchema, idSchema } from '@passerelle/domain/kernel'
import {
  caseHoldsSchema,
  caseRetentionSchema,
  endingObstacles,
  endingReasons,
  newHoldSchema,
} from '@passerelle/domain/retention'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** Up to when something is kept and what that is counted from; or why nobody can say yet. */
export const endingViewSchema = z.strictObject({
  /** The first day on which it may go; a hold may put it off. */
  dueOn: dateSchema.optional(),
  because: z.enum(endingReasons).optional(),
  stoppedBy: z.enum(endingObstacles).optional(),
})

/** How long a case is kept, what proves something to a funder beyond that, and what holds it. */
export const caseRetentionViewSchema = z.strictObject({
  version: caseHoldsSchema.shape.version,
  case: endingViewSchema,
  /** By the programme that paid for it. */
  proof: z.array(endingViewSchema.extend({ programmeId: idSchema<'programme'>() })),
  /** The case that goes on for the same person, with which this one goes. */
  mergedInto: caseRetentionSchema.shape.mergedInto,
  /** The day on which the case itself has gone. */
  endedOn: caseRetentionSchema.shape.endedOn,
  /** When it was told that it goes, and for which day. */
  announced: caseRetentionSchema.shape.announced,
  holds: caseHoldsSchema.shape.holds,
})
export type CaseRetentionView = z.output<typeof caseRetentionViewSchema>

/** Something that goes; with whom it is about while the case is there, to a reader who sees cases. */
export const dueCaseSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  names: caseloadSummarySchema.shape.names.optional(),
  pseudonym: caseloadSummarySchema.shape.pseudonym.optional(),
  /** The case, or the proof that is left of one which has gone. */
  what: z.enum(['case', 'proof']),
  closedOn: dateSchema,
  dueOn: dateSchema,
  announced: caseRetentionSchema.shape.announced,
})
export type DueCaseView = z.output<typeof dueCaseSchema>

/** Up to which day; ninety days from today, unless said. */
export const endingQuerySchema = pageQuerySchema.extend({ until: dateSchema.optional() })
export type EndingQuery = z.output<typeof endingQuerySchema>

/** A page of what goes, and the programmes that are over and of which nobody has said when they were paid for the last time. */
export const dueCasesSchema = pageOf(dueCaseSchema).extend({
  unpaid: z.array(z.strictObject({ programmeId: idSchema<'programme'>() })),
})
export type DueCasesView = z.output<typeof dueCasesSchema>

const person = '/v1/participants/{participantId}'

/** How long cases are kept, and what keeps them longer. */
export const retention = routes('api-retention', {
  readRetention: {
    method: 'GET',
    path: `${person}/retention`,
    summary: 'Read up to when a case is kept and why, and what holds it',
    answer: { status: 200, body: caseRetentionViewSchema },
  },
  placeHold: {
    method: 'POST',
    path: `${person}/holds`,
    summary: 'Hold a case: nothing of it goes up to a day, that day included; the person is told',
    body: newHoldSchema,
    answer: { status: 201, body: caseRetentionViewSchema },
  },
  endHold: {
    method: 'DELETE',
    path: `${person}/holds/{holdId}`,
    summary: 'End a hold before its day',
    change: true,
    answer: { status: 200, body: caseRetentionViewSchema },
  },
  listEndings: {
    method: 'GET',
    path: '/v1/retention',
    summary:
      'List what goes in the next ninety days, the first of it first; with names to those who see all cases',
    query: endingQuerySchema,
    answer: { status: 200, body: dueCasesSchema },
  },
})
