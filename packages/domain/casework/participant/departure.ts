import * as z from 'zod'
import { rule } from '../../kernel/field-codes.ts'
import { dateSchema } from '../../kernel/index.ts'

export const certainties = ['wished', 'planned', 'booked'] as const

/** When a person means to leave: one day, or a window of days, and how sure that is. */
export const plannedDepartureSchema = z
  .strictObject({
    date: dateSchema.optional(),
    window: z
      .strictObject({ from: dateSchema, to: dateSchema })
      .refine(({ from, to }) => from <= to, { ...rule('ends_before_it_begins'), path: ['to'] })
      .optional(),
    certainty: z.enum(certainties),
  })
  .refine(({ date, window }) => (date === undefined) !== (window === undefined), rule('date_or_window'))

export type PlannedDeparture = z.infer<typeof plannedDepartureSchema>
