import * as z from 'zod'

/** The query of every list. */
export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2048).optional(),
})
export type PageQuery = z.output<typeof pageQuerySchema>

/** One page of a list; `next` is the cursor of the following page, absent on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().optional() })
}
