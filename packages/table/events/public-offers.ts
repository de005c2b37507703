import { type OfferId, refuse, type TenantId } from '@passerelle/domain/kernel'
import {
  type CentreLine,
  isSought,
  leadingWord,
  type OfferLine,
  type PublicCentre,
  type PublicOffer,
  type ServedCountries,
  type Sought,
} from '@passerelle/domain/offers'
import { readClear } from '../engine/entity.ts'
import { isPlaceOfOffer, publicOfferKeys, publicOfferRanges } from '../engine/keys/offers.ts'
import { type Item, keyOf, placeIn, rowAt } from '../engine/row.ts'
import { allOf, type Store } from '../engine/store.ts'
import { readOfferLine, readPublicCentre, readPublicOffer, readServed } from '../offers/index.ts'
import { openOwnStore } from '../session/own-role.ts'
import type { Tables } from '../session/scope.ts'
import { type PublicVacancies, publicVacancies } from './public-vacancies.ts'

/** The countries of return, and the centres in all of them. */
export type CountriesAndCentres = {
  readonly served: ServedCountries['countries']
  readonly centres: readonly CentreLine[]
}

/** A page of offers; `next` is where the following one begins, and what it says is no secret. */
export type OffersPage = { readonly items: readonly OfferLine[]; readonly next?: string }

/** What anybody finds. Its function reads these rows and no others at all, and opens no key. */
export type PublicOffers = {
  /** One call and one query. */
  countries(): Promise<CountriesAndCentres>
  /** One query, however many offers there are. By words a page may hold fewer than it could, and still have a next. */
  find(
    sought: Sought,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<OffersPage>
  /** Every offer in a country: as many queries as it takes. */
  all(country: string): Promise<readonly OfferLine[]>
  /** One call. */
  offer(id: OfferId): Promise<PublicOffer | undefined>
  /** Those of up to a hundred that are shown, in the order in which they are asked for. One call. */
  some(ids: readonly OfferId[]): Promise<readonly PublicOffer[]>
  /** One call. */
  centre(id: TenantId): Promise<PublicCentre | undefined>
  readonly vacancies: PublicVacancies
}

export function openPublicOffers(tables: Tables): PublicOffers {
  return publicOffers(openOwnStore(tables))
}

export function publicOffers(store: Pick<Store, 'get' | 'getAll' | 'query' | 'queryAll'>): PublicOffers {
  return {
    vacancies: publicVacancies(store),

    async countries() {
      const [served, centres] = await Promise.all([
        store.get(publicOfferKeys.served()),
        allOf(store.queryAll(publicOfferRanges.centres())),
      ])
      return {
        served: readServed(served).countries,
        centres: centres.map((row) => readClear('CentreLine', row)),
      }
    },

    async find(sought, { limit, after }) {
      const word = leadingWord(sought.words)
      const range =
        word === undefined
          ? { ...publicOfferRanges.list(sought), limit: limit + 1 }
          : { ...publicOfferRanges.words(sought.country, word), limit: rowsOfWords }
      if (after !== undefined && !isPlaceOfOffer(after, word)) refuseCursor()
      const start = after === undefined ? {} : { after: { pk: range.pk, sk: after } }
      const { items, last } = await store.query({ ...range, ...start })
      const found = word === undefined ? items : items.filter((item) => isFound(sought, word, item))
      const page = found.slice(0, limit)
      const end = page.at(-1)
      const isMore = found.length > page.length
      const next = isMore && end ? placeIn(end) : last && keyOf(last).sk
      return { items: page.map(readOfferLine), ...(next !== undefined && { next }) }
    },

    async all(country) {
      return (await allOf(store.queryAll(publicOfferRanges.list({ country })))).map(readOfferLine)
    },

    async offer(id) {
      const item = await store.get(publicOfferKeys.offer(id))
      return item && readPublicOffer(item)
    },

    async some(ids) {
      const keys = ids.map(publicOfferKeys.offer)
      const rows = keys.length === 0 ? [] : await store.getAll(keys)
      return keys.flatMap((key) => {
        const row = rowAt(rows, key)
        return row === undefined ? [] : [readPublicOffer(row)]
      })
    },

    async centre(id) {
      const item = await store.get(publicOfferKeys.centre(id))
      return item && readPublicCentre(item)
    },
  }
}

/** So many are looked through for a page by words, lest a word that many offers have costs more with each of them. */
const rowsOfWords = 400

/** Whether an offer is sought, and stands there by the first of its words that begin so: by the others it would come twice. */
function isFound(sought: Sought, beginning: string, item: Item): boolean {
  const line = readOfferLine(item)
  const [first = ''] = line.words.filter((word) => word.startsWith(beginning)).toSorted()
  return placeIn(item) === publicOfferKeys.byWord(line.country, first, line.id).sk && isSought(sought, line)
}

/** A page begins after an offer, or after a word and an offer, and after nothing else. */
function refuseCursor(): never {
  return refuse({ code: 'invalid', errors: [{ path: ['query', 'cursor'], code: 'invalid_cursor' }] })
}
