import type { OfferView } from '@passerelle/contract/offers'
import type { Instant, OfferId } from '@passerelle/domain/kernel'
import { editOffer as edit, type Offer, type OfferChange } from '@passerelle/domain/offers'
import { assertVersion } from '@passerelle/table'
import type { OrganisationContext } from './context.ts'
import { offerEntry } from './entry.ts'
import { viewOffer } from './view-offer.ts'

/** Changes an offer, in whatever state it is. */
export async function editOffer(
  context: OrganisationContext,
  id: OfferId,
  change: OfferChange,
  expected: number,
): Promise<OfferView> {
  const [offer, { places }] = await Promise.all([context.offers.get(id), context.places.get()])
  assertVersion(offer, expected)
  const edited = edit(offer, change, places, context.clock.now().toISOString())
  return commit(context, edited, offer, Object.keys(change))
}

/** Lets an offer go to another state: published, or withdrawn. */
export async function moveOffer(
  context: OrganisationContext,
  id: OfferId,
  expected: number,
  move: (offer: Offer, at: Instant) => Offer,
): Promise<OfferView> {
  const offer = await context.offers.get(id)
  assertVersion(offer, expected)
  return commit(context, move(offer, context.clock.now().toISOString()), offer, ['state'])
}

async function commit(
  context: OrganisationContext,
  now: Offer,
  before: Offer,
  fields: readonly string[],
): Promise<OfferView> {
  await context.offers.replace(now, before.version, offerEntry(now, fields))
  return viewOffer(context, now)
}
