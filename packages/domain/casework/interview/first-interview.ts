import * as z from 'zod'
import { countrySchema, isco08Schema, languageSchema } from '../../kernel/codes/index.ts'
import { rule } from '../../kernel/field-codes.ts'
import { dateSchema, idSchema, instantSchema, line, text } from '../../kernel/index.ts'

/** Topics of the situation after the return. There is no topic for reasons to flee or to stay. */
export const situationTopics = [
  'housing',
  'family',
  'livelihood',
  'work',
  'education',
  'documents',
  'debts',
  'childcare',
  'transport',
  'social_network',
] as const

export const situationSchema = z.strictObject({
  topic: z.enum(situationTopics),
  note: text(1000),
})

/** The labour market for which the person prepares; the interview starts from it (domain.md 7, N3). */
export const labourMarketDestinationSchema = z.strictObject({
  country: countrySchema,
  region: line(120).optional(),
  occupations: z.array(isco08Schema).max(10),
  note: text(1000).optional(),
})

export const interpretationSchema = z.strictObject({
  needed: z.boolean(),
  language: languageSchema.optional(),
  by: z.enum(['professional', 'volunteer', 'relative', 'remote']).optional(),
})

/** The first interview as a coach writes it down. It opens the work on a goal in the country of origin. */
export const firstInterviewEntrySchema = z.strictObject({
  heldOn: dateSchema,
  conductedBy: idSchema<'member'>().optional(),
  mode: z.enum(['presence', 'online', 'phone', 'mobile']),
  language: languageSchema,
  interpretation: interpretationSchema,
  goal: text(2000),
  situation: z
    .array(situationSchema)
    .max(situationTopics.length)
    .refine((entries) => new Set(entries.map(({ topic }) => topic)).size === entries.length, rule('twice')),
  expectations: text(2000).optional(),
  labourMarketDestination: labourMarketDestinationSchema,
})

export type FirstInterviewEntry = z.infer<typeof firstInterviewEntrySchema>

export const firstInterviewSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  ...firstInterviewEntrySchema.shape,
  conductedBy: idSchema<'member'>(),
})

export type FirstInterview = z.infer<typeof firstInterviewSchema>
