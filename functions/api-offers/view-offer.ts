import type { OfferView } from '@passerelle/contract/offers'
import type { WallClock } from '@passerelle/domain/calendar'
import { isStale, type Offer } from '@passerelle/domain/offers'

/** An offer as members see it: with a word on how old the number of free places is. */
export function viewOffer(
  { clock }: { readonly clock: WallClock },
  { capacity, ...offer }: Offer,
): OfferView {
  return { ...offer, ...(capacity && { capacity: { ...capacity, stale: isStale(capacity, clock.today()) } }) }
}
