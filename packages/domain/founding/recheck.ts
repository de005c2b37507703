import * as z from 'zod'
import { dateSchema, idSchema, instantSchema, line, rule, text } from '../kernel/index.ts'
import { maxBusinessEditions, maxRechecks } from './business-plan.ts'
import { amountSchema, content, financeKindSchema, maxLines } from './content.ts'

/** Why a line costs or earns something else in the place than was planned far from it (domain.md 7.1, N12). */
export const recheckReasons = [
  'price',
  'exchange_rate',
  'missing_item',
  'not_needed',
  'other_regulation',
  'other_place',
  'changed_idea',
  'wrongly_planned',
] as const

export const recheckReasonSchema = z.enum(recheckReasons)

const why = { reason: recheckReasonSchema.optional(), note: text(300).optional() }

/** The body with which all lines of a plan are priced anew, and what was forgotten is added. */
export const recheckEntrySchema = z.strictObject({
  /** The day whose prices count. */
  pricedOn: dateSchema,
  /** Every line of the plan, by its id. */
  lines: z
    .array(z.strictObject({ lineId: idSchema<'financeLine'>(), amount: amountSchema, ...why }))
    .max(maxLines)
    .refine((all) => new Set(all.map(({ lineId }) => lineId)).size === all.length, rule('twice')),
  added: z
    .array(
      z.strictObject({
        kind: financeKindSchema,
        label: line(100),
        amount: amountSchema,
        reason: recheckReasonSchema,
        note: why.note,
      }),
    )
    .max(maxLines)
    .default([]),
})

export type RecheckEntry = z.output<typeof recheckEntrySchema>

/** A line with its first amount, which stays, and the new one. One that was added had none before. */
export const recheckedLineSchema = z.strictObject({
  lineId: idSchema<'financeLine'>().optional(),
  kind: financeKindSchema,
  label: line(100),
  before: amountSchema,
  now: amountSchema,
  ...why,
})

export type RecheckedLine = z.infer<typeof recheckedLineSchema>

/** A finance plan as it was priced anew in the place where it is to be lived on. Never changed; one may be followed by another. */
export const businessRecheckSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  number: z.int().min(1).max(maxRechecks),
  /** The edition whose lines were priced. */
  edition: z.int().min(1).max(maxBusinessEditions),
  pricedOn: dateSchema,
  recheckedAt: instantSchema,
  recheckedBy: idSchema<'member'>(),
  reserveMonths: content.reserveMonths,
  lines: z.array(recheckedLineSchema).max(maxLines),
})

export type BusinessRecheck = z.infer<typeof businessRecheckSchema>
