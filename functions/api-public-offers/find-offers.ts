import type { OfferLineView, SoughtQuery } from '@passerelle/contract/offers'
import { type Clock, utcDayOf } from '@passerelle/domain/kernel'
import { type Capacity, isStale, type OfferLine } from '@passerelle/domain/offers'
import type { Office } from './office.ts'

type Found = { items: OfferLineView[]; next?: string }

/** Offers in a country, page by page. One query. */
export async function findOffers(
  { offers, clock }: Office,
  { q: words, limit, cursor: after, ...sought }: SoughtQuery,
): Promise<Found> {
  const { items, next } = await offers.find({ ...sought, words }, { limit, after })
  return { items: items.map((line) => viewLine(clock, line)), ...(next !== undefined && { next }) }
}

function viewLine(clock: Clock, { words: _, version: __, capacity, ...line }: OfferLine): OfferLineView {
  return { ...line, ...(capacity && { capacity: seenToday(clock, capacity) }) }
}

/** How many places are free, and whether that is too long ago to be relied upon. */
export function seenToday(clock: Clock, capacity: Capacity): Capacity & { readonly stale: boolean } {
  return { ...capacity, stale: isStale(capacity, utcDayOf(clock.now().toISOString())) }
}
