import type { OfferView } from '@passerelle/contract/offers'
import { draftOffer as draft, type NewOffer } from '@passerelle/domain/offers'
import { retryWhileContended } from '@passerelle/table'
import type { OrganisationContext } from './context.ts'
import { offerEntry } from './entry.ts'
import { viewOffer } from './view-offer.ts'

/** Writes down an offer that nobody outside sees yet. */
export async function draftOffer(context: OrganisationContext, entry: NewOffer): Promise<OfferView> {
  const { places } = await context.places.get()
  const at = context.clock.now().toISOString()
  const offer = draft(entry, places, context.ids.next<'offer'>(), at)
  await retryWhileContended(() => context.offers.add(offer, offerEntry(offer, Object.keys(entry))))
  return viewOffer(context, offer)
}
