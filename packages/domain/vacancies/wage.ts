import * as z from 'zod'
import { moneySchema } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'

/** For what a wage is paid; schema.org's `unitText` has the same values in capitals. */
export const wagePeriods = ['hour', 'day', 'week', 'month', 'year'] as const
export type WagePeriod = (typeof wagePeriods)[number]

/** What is paid, from the lowest on, in minor units of the place's money. */
export const wageSchema = z
  .strictObject({
    currency: moneySchema.shape.currency,
    from: moneySchema.shape.minorUnits,
    to: moneySchema.shape.minorUnits.optional(),
    per: z.enum(wagePeriods),
  })
  .refine(({ from, to = from }) => from <= to, { ...rule('less_than_lowest'), path: ['to'] })
export type Wage = z.infer<typeof wageSchema>
