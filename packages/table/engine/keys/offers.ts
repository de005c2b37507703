import { isId, type OfferId, type TenantId } from '@passerelle/domain/kernel'
import type { OfferKind } from '@passerelle/domain/offers'
import type { Key, KeyRange } from './key.ts'

/** The offers of an organisation, as it keeps them. */
export const offerKeys = {
  offer: (tenant: TenantId, offer: OfferId): Key => ({ ...partition(tenant), sk: `${offerPrefix}${offer}` }),
  /** How many there are. */
  tally: (tenant: TenantId): Key => ({ ...partition(tenant), sk: 'TALLY' }),
  /** What a centre says of itself. */
  centre: (tenant: TenantId): Key => ({ ...partition(tenant), sk: 'CENTRE' }),
}

/** The offer that stands at a key; nothing where something else does. */
export function offerAt({ sk }: Key): OfferId | undefined {
  return sk.startsWith(offerPrefix) ? (sk.slice(offerPrefix.length) as OfferId) : undefined // made by `offer`
}

export const offerRanges = {
  offers: (tenant: TenantId): KeyRange => ({ ...partition(tenant), beginsWith: offerPrefix }),
}

/** What anybody may find. One function writes it, and the operator the countries of which it tells. */
export const publicOfferKeys = {
  offer: (offer: OfferId): Key => ({ pk: `O#OFFER#${offer}`, sk: 'SHOWN' }),
  centre: (tenant: TenantId): Key => ({ pk: `O#CENTRE#${tenant}`, sk: 'SHOWN' }),
  /** The countries of return. */
  served: (): Key => ({ pk: 'O#SERVED', sk: 'SERVED' }),
  /** A centre among those of all countries. */
  inCentres: (country: string, tenant: TenantId): Key => ({ ...centres, sk: `${country}#${tenant}` }),
  /** An offer in one of the lists in which it stands. */
  inList: (list: OfferList, offer: OfferId): Key => ({ ...publicOfferRanges.list(list), sk: offer }),
  /** An offer by one of its words. */
  byWord: (country: string, word: string, offer: OfferId): Key => ({
    ...wordsOf(country),
    sk: `${word}#${offer}`,
  }),
}

/** The offers in a country: of one kind or all, in which one language is spoken or whatever. */
export type OfferList = {
  readonly country: string
  readonly kind?: OfferKind | undefined
  readonly language?: string | undefined
}

export const publicOfferRanges = {
  /** In the order of their ids: where one stands, it stays. */
  list: ({ country, kind, language }: OfferList): { readonly pk: string } => ({
    pk: `O#LIST#${country}#${kind ?? all}#${language ?? all}`,
  }),
  /** Those that have a word which begins so. */
  words: (country: string, beginsWith: string): KeyRange => ({ ...wordsOf(country), beginsWith }),
  centres: (): KeyRange => centres,
}

/** Whether an offer may stand there in a list, or, under a word that begins so, among the words of a country. */
export function isPlaceOfOffer(sk: string, word: string | undefined): boolean {
  if (word === undefined) return isId(sk)
  const [found = '', offer, ...more] = sk.split('#')
  return found.startsWith(word) && isId(offer) && more.length === 0
}

const offerPrefix = 'OFFER#'
const centres = { pk: 'O#CENTRES' }
const all = '*'

function partition(tenant: TenantId) {
  return { pk: `T#${tenant}#OFFERS` }
}

function wordsOf(country: string) {
  return { pk: `O#WORDS#${country}` }
}
