import type { PublicOfferView } from '@passerelle/contract/offers'
import { type OfferId, refuse } from '@passerelle/domain/kernel'
import type { PublicOffer } from '@passerelle/domain/offers'
import { seenToday } from './find-offers.ts'
import type { Office } from './office.ts'

/** One offer. @throws {Refused} `not_found` for one that was withdrawn as for one that never was */
export async function readOffer(office: Office, id: OfferId): Promise<PublicOfferView> {
  return viewOffer(office, (await office.offers.offer(id)) ?? refuse({ code: 'not_found' }))
}

/** An offer as it is told today. */
export function viewOffer(
  { clock }: Office,
  { words: _, version: __, capacity, ...offer }: PublicOffer,
): PublicOfferView {
  return { ...offer, ...(capacity && { capacity: seenToday(clock, capacity) }) }
}
