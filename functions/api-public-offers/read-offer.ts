import type { PublicOfferView } from '@passerelle/contract/offers'
import { type OfferId, refuse } from '@passerelle/domain/kernel'
import { seenToday } from './find-offers.ts'
import type { Office } from './office.ts'

/** One offer. @throws {Refused} `not_found` for one that was withdrawn as for one that never was */
export async function readOffer({ offers, clock }: Office, id: OfferId): Promise<PublicOfferView> {
  const found = (await offers.offer(id)) ?? refuse({ code: 'not_found' })
  const { words: _, version: __, capacity, ...offer } = found
  return { ...offer, ...(capacity && { capacity: seenToday(clock, capacity) }) }
}
