import { type Instant, latestDay, type OfferId, refuse } from '../kernel/index.ts'
import type { Place } from '../tenancy/index.ts'
import type { Capacity, NewOffer, Offer, OfferChange, OfferState } from './offer.ts'

/** Where an offer may go from where it is. */
const moves: Readonly<Record<OfferState, readonly OfferState[]>> = {
  draft: ['published'],
  published: ['withdrawn'],
  withdrawn: ['published'],
}

/** The acts by which it goes there, as a caller knows them. */
const acts: Readonly<Record<OfferState, string>> = {
  draft: 'draft',
  published: 'publish',
  withdrawn: 'withdraw',
}

/**
 * A new offer, which nobody outside sees yet.
 * @throws {Refused} `invalid` for a place that the organisation does not have, or places counted on a day to come
 */
export function draftOffer(entry: NewOffer, places: readonly Place[], id: OfferId, at: Instant): Offer {
  assertPlace(entry.place, places)
  assertCounted(entry.capacity, at)
  return { ...entry, id, version: 1, changedAt: at, state: 'draft' }
}

/**
 * Changes an offer. One that is published stays so, and is found as it now is.
 * @throws {Refused} as {@link draftOffer}
 */
export function editOffer(offer: Offer, change: OfferChange, places: readonly Place[], at: Instant): Offer {
  if (change.place !== undefined) assertPlace(change.place ?? undefined, places)
  if (change.capacity !== undefined) assertCounted(change.capacity ?? undefined, at)
  const changed = { ...offer, ...change, version: offer.version + 1, changedAt: at }
  // What is `null` is taken away; what was absent has been left as it was.
  return Object.fromEntries(
    Object.entries(changed).filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as Offer
}

/** Lets anybody find the offer. @throws {Refused} `illegal_transition` where it is found already */
export function publishOffer(offer: Offer, at: Instant): Offer {
  return moved(offer, 'published', at)
}

/** Takes the offer away from the public; the organisation keeps it. @throws {Refused} `illegal_transition` */
export function withdrawOffer(offer: Offer, at: Instant): Offer {
  return moved(offer, 'withdrawn', at)
}

function moved(offer: Offer, state: OfferState, at: Instant): Offer {
  const next = moves[offer.state]
  if (!next.includes(state)) {
    refuse({ code: 'illegal_transition', state: offer.state, allowed: next.map((each) => acts[each]) })
  }
  return { ...offer, state, version: offer.version + 1, changedAt: at }
}

function assertPlace(name: string | undefined, places: readonly Place[]): void {
  if (name === undefined || places.some((place) => place.name === name)) return
  refuse({ code: 'invalid', errors: [{ path: ['body', 'place'], code: 'unknown_reference' }] })
}

function assertCounted(capacity: Capacity | undefined, at: Instant): void {
  if (capacity === undefined || capacity.asOf <= latestDay(at)) return
  refuse({ code: 'invalid', errors: [{ path: ['body', 'capacity', 'asOf'], code: 'in_the_future' }] })
}
