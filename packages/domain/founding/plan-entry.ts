import * as z from 'zod'
import { dateSchema, withoutDoubles } from '../kernel/index.ts'
import {
  businessCanvasSchema,
  businessIdeaSchema,
  businessStepSchema,
  content,
  financeLineSchema,
  maxLines,
  maxSteps,
} from './content.ts'

/** The body with which a plan is written, as a whole. What brings the `id` of something that is there stays the same. */
export const businessPlanEntrySchema = z.strictObject({
  idea: businessIdeaSchema.optional(),
  canvas: businessCanvasSchema.optional(),
  reserveMonths: content.reserveMonths.default(0),
  lines: withoutDoubles(financeLineSchema.partial({ id: true }), maxLines).default([]),
  steps: withoutDoubles(businessStepSchema.omit({ doneOn: true }).partial({ id: true }), maxSteps).default(
    [],
  ),
})

export type BusinessPlanEntry = z.output<typeof businessPlanEntrySchema>

/** The body that says of a step on which day it was done, or that it is not. */
export const businessStepDoneSchema = z.strictObject({ doneOn: dateSchema.nullable() })
