import * as z from 'zod'
import { dateSchema, idSchema, instantSchema } from '../kernel/index.ts'
import { holdGrounds, maxHolds } from './hold-grounds.ts'

export const holdGroundSchema = z.enum(holdGrounds)

export type HoldGround = z.infer<typeof holdGroundSchema>

/** A reason for which nothing of a case may go up to a day, that day included. */
export const holdSchema = z.strictObject({
  id: idSchema<'hold'>(),
  ground: holdGroundSchema,
  until: dateSchema,
  placedAt: instantSchema,
  placedBy: idSchema<'member'>(),
  endedAt: instantSchema.optional(),
  endedBy: idSchema<'member'>().optional(),
})

export type Hold = z.infer<typeof holdSchema>

/** All holds of a case, those that have ended among them. Nobody has placed one: version 1. */
export const caseHoldsSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  holds: z.array(holdSchema).max(maxHolds),
})

export type CaseHolds = z.infer<typeof caseHoldsSchema>

export const newHoldSchema = holdSchema.pick({ ground: true, until: true })

export type NewHold = z.infer<typeof newHoldSchema>
