import * as z from 'zod'
import { idSchema } from '../kernel/index.ts'
import { occurrenceSchema } from './occurrence.ts'

/** What happened with one command, as long as nobody has counted it. */
export const countingNoteSchema = z.strictObject({
  id: idSchema<'countingNote'>(),
  version: z.int().min(1),
  occurrences: z.array(occurrenceSchema).min(1),
})

export type CountingNote = z.infer<typeof countingNoteSchema>
