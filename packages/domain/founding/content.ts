import * as z from 'zod'
import { countrySchema, currencySchema, isco08Schema } from '../kernel/codes/index.ts'
import { dateSchema, idSchema, line, rule, text } from '../kernel/index.ts'

/** As many steps as one plan has: what is to be done next is told, and not everything that will ever be. */
export const maxSteps = 10

/** As many lines as one finance plan has, all kinds together. */
export const maxLines = 30

/** As many months of running costs as may be kept in reserve before the business earns. */
export const maxReserveMonths = 24

/**
 * The largest amount of one line, in minor units. Thirty such lines, 24 months long, can be added up without leaving
 * the numbers that JavaScript and JSON count exactly.
 */
export const maxAmount = 10_000_000_000_000

/** An amount of a line: a whole number of the smallest units of its currency by ISO 4217, never less than nothing. */
export const amountSchema = z.strictObject({
  minorUnits: z
    .int({
      error: ({ code, input }) =>
        code === 'invalid_type' && typeof input === 'number' ? rule('too_many_decimals').error : undefined,
    })
    .min(0)
    .max(maxAmount),
  currency: currencySchema,
})

/** What the business is: what it offers, to whom, where and in which occupation. */
export const businessIdeaSchema = z.strictObject({
  what: text(1000).optional(),
  forWhom: text(500).optional(),
  country: countrySchema.optional(),
  region: line(120).optional(),
  isco08: isco08Schema.optional(),
})

const box = text(500).optional()

/** The boxes of a business model canvas, as far as something was written into them. */
export const businessCanvasSchema = z.strictObject({
  offer: box,
  customers: box,
  channels: box,
  relationships: box,
  income: box,
  resources: box,
  activities: box,
  partners: box,
  costs: box,
})

/** A step on the way to the business. Whether it is done is no part of what was submitted. */
export const businessStepSchema = z.strictObject({
  id: idSchema<'businessStep'>(),
  step: line(120),
  task: text(500).optional(),
  dueOn: dateSchema.optional(),
  doneOn: dateSchema.optional(),
})

export type BusinessStep = z.infer<typeof businessStepSchema>

/** What a line of a finance plan says: spent once, every month, earned every month, or where the money comes from. */
export const financeKinds = ['investment', 'running_cost', 'revenue', 'own_funds', 'grant', 'credit'] as const

export type FinanceKind = (typeof financeKinds)[number]

export const financeKindSchema = z.enum(financeKinds)

/** A line of a finance plan; running costs and revenue are those of one month. */
export const financeLineSchema = z.strictObject({
  id: idSchema<'financeLine'>(),
  kind: financeKindSchema,
  label: line(100),
  amount: amountSchema,
})

export type FinanceLine = z.infer<typeof financeLineSchema>

/** All that a founder says of their business, and that is submitted. */
export const content = {
  idea: businessIdeaSchema.optional(),
  canvas: businessCanvasSchema.optional(),
  /** Months of running costs that are to be there before the business earns. */
  reserveMonths: z.int().min(0).max(maxReserveMonths),
  lines: z.array(financeLineSchema).max(maxLines),
  steps: z.array(businessStepSchema).max(maxSteps),
}

const recommendations = ['recommended', 'with_conditions', 'not_recommended'] as const

export const recommendationSchema = z.enum(recommendations)

/** A recommendation of the present edition; with conditions, or against it, the grounds are said. */
export const recommendation = {
  recommendation: recommendationSchema.optional(),
  grounds: text(2000).optional(),
}
