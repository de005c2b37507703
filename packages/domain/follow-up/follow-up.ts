import * as z from 'zod'
import { dateSchema, idSchema, instantSchema, text } from '../kernel/index.ts'
import { followUpMonths } from '../programmes/index.ts'
import { answersSchema, responseSchema } from './instrument/response.ts'
import { outcomeProofSchema, outcomeSchema } from './outcome.ts'

/** How somebody was asked: by a member of staff, or alone by their own link. */
export const followUpWays = ['in_person', 'phone', 'own_link'] as const

/** The ways on which a member of staff asks. */
const staffWaySchema = z.enum(['in_person', 'phone'])

/** As many follow-ups as one case has, those of the year included. */
export const maxFollowUps = 24

/** As many corrections as one follow-up keeps. */
export const maxCorrections = 20

const attemptSchema = z.strictObject({ on: dateSchema, way: staffWaySchema })

const attemptsSchema = z.array(attemptSchema).max(20)

const found = {
  reached: z.literal(true),
  /** The day of the conversation, or of the person's answer. */
  on: dateSchema,
  outcome: outcomeSchema,
  /** Since when it is so. */
  since: dateSchema.optional(),
  proof: outcomeProofSchema,
  /** What was said; of a person who answers alone, their own words. */
  note: text(1000).optional(),
}

const lostSchema = z.strictObject({
  reached: z.literal(false),
  /** The day on which nobody tried any more. */
  on: dateSchema,
  note: text(1000).optional(),
})

const resultSchema = z.discriminatedUnion('reached', [
  z.strictObject({ ...found, way: z.enum(followUpWays) }),
  lostSchema,
])

export type FollowUpResult = z.infer<typeof resultSchema>

/** How a follow-up went as a member of staff writes it down: who was tried in vain, and what came of it in the end. */
export const recordFollowUpSchema = z.strictObject({
  /** The tries at which nobody was reached. */
  attempts: attemptsSchema.default([]),
  /** Missing as long as somebody goes on trying. */
  result: resultSchema.optional(),
  /** What the person answered to the questions of the instrument; left out, what they answered before stands. */
  answers: answersSchema.optional(),
})

export type RecordFollowUp = z.output<typeof recordFollowUpSchema>

/** What was written down before a correction; `recordedBy` is missing where the person said it alone. */
export const earlierFollowUpSchema = z.strictObject({
  attempts: attemptsSchema,
  result: resultSchema.optional(),
  response: responseSchema.optional(),
  recordedAt: instantSchema,
  recordedBy: idSchema<'member'>().optional(),
})

/** A follow-up is `open` until somebody was reached, or is tried no more. */
export const followUpStates = ['open', 'done'] as const

/**
 * A follow-up: on which day it is asked how somebody fares after their return, and what came of it (glossary: FollowUp).
 * It survives the end of a referral, and of the case's stages.
 */
export const followUpSchema = z.strictObject({
  id: idSchema<'followUp'>(),
  participantId: idSchema<'participant'>(),
  /** When the case was opened, by which its line of the caseload is found. */
  caseOpenedAt: instantSchema,
  version: z.int().min(1),
  changedAt: instantSchema,
  state: z.enum(followUpStates),
  /** Which one of the year it is; missing on one that was planned besides. */
  month: z.literal(followUpMonths).optional(),
  /** The day that is meant. */
  aimedOn: dateSchema,
  /** The first day from then on on which people of the place work, by this edition of their calendar. */
  dueOn: dateSchema,
  calendarEdition: z.string().max(20),
  attempts: attemptsSchema,
  result: resultSchema.optional(),
  /** What the person answered to the questions of the instrument. */
  response: responseSchema.optional(),
  recordedAt: instantSchema.optional(),
  recordedBy: idSchema<'member'>().optional(),
  /** What stood here before each correction, the first writing first. */
  earlier: z.array(earlierFollowUpSchema).max(maxCorrections),
})

export type FollowUp = z.infer<typeof followUpSchema>

/** The year in which somebody is asked how they fare: it begins with the first contact, once a case. */
export const followUpYearSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  /** The day of the first contact. */
  contactOn: dateSchema,
  begunAt: instantSchema,
  begunBy: idSchema<'member'>(),
  /** The handover by which the person came; missing where they came by themselves. */
  handover: z
    .strictObject({
      id: idSchema<'referral'>(),
      from: idSchema<'tenant'>(),
      to: idSchema<'tenant'>(),
    })
    .optional(),
})

export type FollowUpYear = z.infer<typeof followUpYearSchema>

/** The day of the first contact with somebody who was never handed over. */
export const beginFollowUpsSchema = z.strictObject({ contactOn: dateSchema })

/** A follow-up besides those of the year. */
export const planFollowUpSchema = z.strictObject({ aimedOn: dateSchema })
