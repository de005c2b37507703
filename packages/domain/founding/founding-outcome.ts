import * as z from 'zod'
import { outcomeProofSchema } from '../follow-up/outcome.ts'
import { dateSchema, idSchema, instantSchema, text } from '../kernel/index.ts'

/** What a business lives on, in words that a founder knows. */
export const sectors = [
  'farming_and_fishing',
  'making_and_repairing',
  'building',
  'energy_and_water',
  'trade',
  'transport',
  'food_and_lodging',
  'digital',
  'office_and_advice',
  'teaching',
  'health_and_care',
  'beauty_and_textiles',
  'culture_and_leisure',
  'other',
] as const

/** Why somebody did not found. To think better of it is an outcome like the others. */
export const notFoundedReasons = [
  'no_money',
  'no_permit',
  'no_market',
  'no_place',
  'health',
  'family',
  'found_work',
  'in_training',
  'moved_on',
  'not_safe',
  'changed_mind',
  'other',
] as const

/** As many records of an outcome as are kept besides the present one. */
export const maxEarlierOutcomes = 20

const note = text(1000).optional()

const underWay = { result: z.literal('under_way'), on: dateSchema, note }

const founded = {
  result: z.literal('founded'),
  /** The day of the founding. */
  on: dateSchema,
  sector: z.enum(sectors),
  /** Jobs of those who founded, theirs included. */
  ownJobs: z.int().min(1).max(50),
  /** Jobs of people whom they employ. */
  otherJobs: z.int().min(0).max(10_000),
  proof: outcomeProofSchema,
  /** On which day the business was given up; missing as long as it goes on. */
  endedOn: dateSchema.optional(),
  note,
}

const notFounded = {
  result: z.literal('not_founded'),
  on: dateSchema,
  reason: z.enum(notFoundedReasons),
  note,
}

const recorded = { recordedAt: instantSchema, recordedBy: idSchema<'member'>() }

/** What came of a business plan: a business, none, or nothing yet. `on` is the day since when it is so. */
export const foundingOutcomeSchema = z.discriminatedUnion('result', [
  z.strictObject({ ...underWay, ...recorded }),
  z.strictObject({ ...founded, ...recorded }),
  z.strictObject({ ...notFounded, ...recorded }),
])

export type FoundingOutcome = z.infer<typeof foundingOutcomeSchema>

/** The body with which it is recorded. */
export const foundingOutcomeEntrySchema = z.discriminatedUnion('result', [
  z.strictObject(underWay),
  z.strictObject(founded),
  z.strictObject(notFounded),
])

export type FoundingOutcomeEntry = z.infer<typeof foundingOutcomeEntrySchema>
