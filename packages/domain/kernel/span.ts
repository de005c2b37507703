import { type Instant, plusDays } from './time.ts'

/** From an instant on, and before another. */
export type Span = { readonly from: Instant; readonly before: Instant }

/**
 * The span that is meant by one that may leave out either of its ends: it begins as usual, or, where it is to end before
 * that, as long before its end as a usual one takes.
 */
export function spanOf(
  { from, before }: { readonly from?: Instant | undefined; readonly before?: Instant | undefined },
  usual: { readonly from: Instant; readonly days: number },
): Span {
  if (from === undefined && before !== undefined && before <= usual.from) {
    return { from: plusDays(before, -usual.days), before }
  }
  const begin = from ?? usual.from
  return { from: begin, before: before ?? plusDays(begin, usual.days) }
}
