import type { OfferView } from '@passerelle/contract/offers'
import { type Clock, dayOf } from '@passerelle/domain/kernel'
import { isStale, type Offer } from '@passerelle/domain/offers'

/** An offer as members see it: with a word on how old the number of free places is. */
export function viewOffer({ clock }: { readonly clock: Clock }, { capacity, ...offer }: Offer): OfferView {
  const today = dayOf(clock.now().toISOString())
  return { ...offer, ...(capacity && { capacity: { ...capacity, stale: isStale(capacity, today) } }) }
}
