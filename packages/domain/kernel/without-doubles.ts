import * as z from 'zod'
import { rule } from './field-codes.ts'

/** A list of at most so many, of which no two are of the same id; what is new has none yet. */
export function withoutDoubles<Entry extends z.ZodType<{ readonly id?: string | undefined }>>(
  entry: Entry,
  max: number,
) {
  return z
    .array(entry)
    .max(max)
    .refine((all) => {
      const ids = all.flatMap(({ id }) => id ?? [])
      return new Set(ids).size === ids.length
    }, rule('twice'))
}
