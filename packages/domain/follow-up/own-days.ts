import * as z from 'zod'
import { followUpDaysSchema } from '../programmes/index.ts'

/** The days of an organisation that asks on others than three, six and twelve calendar months later. */
export const ownFollowUpDaysSchema = z.strictObject({
  days: followUpDaysSchema.optional(),
  version: z.int().min(1),
})

export type OwnFollowUpDays = z.infer<typeof ownFollowUpDaysSchema>

/** An organisation that has set no days of its own. */
export const calendarMonths: OwnFollowUpDays = { version: 1 }
