import * as z from 'zod'
import { dateSchema, idSchema, instantSchema } from '../kernel/index.ts'

/** Written down where it stands, as `templateReference` is. Where those go on who are not done when a programme ends: in another one, or with an organisation that has a corridor. */
export const anySuccessor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('programme'), programmeId: idSchema<'programme'>() }),
  z.strictObject({ kind: z.literal('organisation'), tenantId: idSchema<'tenant'>() }),
])

export type Successor = z.infer<typeof anySuccessor>

/** The end of a programme as it is prepared (domain.md N15). */
export const newSunsetSchema = z.strictObject({
  /** The last day of the work in it; not later than the term. */
  endsOn: dateSchema,
  successor: anySuccessor.optional(),
})

export type NewSunset = z.infer<typeof newSunsetSchema>

export const sunsetSchema = newSunsetSchema.extend({ preparedAt: instantSchema })

export type Sunset = z.infer<typeof sunsetSchema>

/** What an open case needs before its programme ends. */
export const sunsetNeeds = ['hand_on', 'refer', 'close'] as const

export type SunsetNeed = (typeof sunsetNeeds)[number]
