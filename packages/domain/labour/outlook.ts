import * as z from 'zod'
import { rule } from '../kernel/field-codes.ts'
import { dateSchema, idSchema, instantSchema, line, text, webLink } from '../kernel/index.ts'
import { regionSchema } from '../vacancies/index.ts'

/** What is asked of a place before a trade is taught for it. */
export const outlookQuestions = [
  'tools',
  'power',
  'material',
  'customers',
  'permission',
  'premises',
  'safety',
] as const
export type OutlookQuestion = (typeof outlookQuestions)[number]

/** What it may go on in besides what the organisation offers, and work that it knows of. */
export const furtherKinds = ['course', 'credit', 'other'] as const

/** Something that goes on after a module: an offer or a vacancy of the organisation, or what somebody else has. */
export const followOnSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offer'), offerId: idSchema<'offer'>() }),
  z.strictObject({ kind: z.literal('vacancy'), vacancyId: idSchema<'vacancy'>() }),
  z.strictObject({ kind: z.enum(furtherKinds), name: line(200), link: webLink(500).optional() }),
])
export type FollowOn = z.infer<typeof followOnSchema>

/** Where a module leads in a place: to something, or knowingly nowhere. */
const continuationEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('goes_on'), to: z.array(followOnSchema).min(1).max(5) }),
  z.strictObject({ kind: z.literal('dead_end'), reason: text(500) }),
])

/** Who said so, and on which day. */
const said = { by: idSchema<'member'>(), on: dateSchema }

const continuationSchema = z.discriminatedUnion('kind', [
  continuationEntrySchema.options[0].extend(said),
  continuationEntrySchema.options[1].extend(said),
])

const answerEntrySchema = z.strictObject({
  question: z.enum(outlookQuestions),
  answer: z.enum(['yes', 'no', 'unknown']),
  note: text(300).optional(),
})
export type OutlookAnswerEntry = z.infer<typeof answerEntrySchema>

const answerSchema = answerEntrySchema.extend(said)

const onceEach = [
  (answers: readonly OutlookAnswerEntry[]) =>
    new Set(answers.map(({ question }) => question)).size === answers.length,
  rule('twice'),
] as const

/**
 * What becomes of a module in a country, or in a part of it: where it goes on, and whether what it teaches works there.
 * Where nobody has looked, there is none.
 */
export const moduleOutlookSchema = z.strictObject({
  programmeId: idSchema<'programme'>(),
  moduleId: idSchema<'module'>(),
  area: regionSchema,
  /** 1 as long as nobody has said anything. */
  version: z.int().min(1),
  changedAt: instantSchema.optional(),
  /** Missing where nobody has looked where it goes on. */
  continuation: continuationSchema.optional(),
  /** A question that nobody has answered is not among them. */
  answers: z.array(answerSchema).max(outlookQuestions.length),
})
export type ModuleOutlook = z.infer<typeof moduleOutlookSchema>

/** An outlook as it is told, as a whole: what stays as it was stays with who said it, and when. */
export const outlookEntrySchema = z.strictObject({
  continuation: continuationEntrySchema.optional(),
  answers: z
    .array(answerEntrySchema)
    .max(outlookQuestions.length)
    .refine(...onceEach),
})
export type OutlookEntry = z.infer<typeof outlookEntrySchema>
