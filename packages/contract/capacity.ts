import { capacitySchema } from '@passerelle/domain/offers'
import * as z from 'zod'

/** How many places are free, and whether that was too long ago to be relied upon. */
export const freshCapacitySchema = capacitySchema.extend({
  /** Whether nobody has looked for more than thirty days. */
  stale: z.boolean(),
})
