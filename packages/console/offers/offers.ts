import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { onlyChanged } from '../kit/changed.ts'
import { filled } from '../kit/use-body-form.ts'
import { type TitleEntry, titleBody, titleEntry } from '../programmes/titles.ts'

export type Offer = ResourceOf<'readOffer'>
export type Centre = ResourceOf<'readCentre'>
export type Served = ResourceOf<'readServedCountries'>
type NewOffer = CallOptions<'draftOffer'>['body']
type OfferChange = CallOptions<'editOffer'>['body']

export const offerKinds = [
  'training',
  'counselling',
  'start_up',
  'psychosocial',
  'housing',
  'credit',
  'job_search',
  'regular_migration',
  'irregular_migration_dangers',
] as const satisfies readonly CodesOf<'offerKind'>[]

export const audiences = [
  'before_return',
  'after_return',
  'local_population',
  'migrants',
  'families',
  'women',
  'young_people',
] as const satisfies readonly CodesOf<'audience'>[]

const offersAtOnce = 50

export const useOffers = () => usePages('listOffers', { limit: offersAtOnce })

export const useOffer = (offerId: string) => useRead('readOffer', [{ params: { offerId } }])

export const useCentre = (enabled: boolean) => useRead('readCentre', [], { enabled })

export const useServed = () => useRead('readServedCountries', [])

/** The page on which anybody sees an offer, as it is reached from here. */
export function offerAddress(origin: string, offerId: string): string {
  return `${origin}/v1/public/pages/offers/${offerId}`
}

/** What is typed of an offer. */
export type OfferEntry = {
  kind: string
  country: string
  title: TitleEntry
  summary: TitleEntry
  eligibility: TitleEntry
  nextStep: TitleEntry
  audience: string[]
  languages: string[]
  place: string
  capacity: { free: string; asOf: string }
}

export function newEntry(country: string): OfferEntry {
  return {
    kind: 'training',
    country,
    title: titleEntry(),
    summary: titleEntry(),
    eligibility: titleEntry(),
    nextStep: titleEntry(),
    audience: ['after_return'],
    languages: [],
    place: '',
    capacity: { free: '', asOf: '' },
  }
}

export function entryOf(offer: Offer): OfferEntry {
  const { capacity } = offer
  return {
    kind: offer.kind,
    country: offer.country,
    title: titleEntry(offer.title),
    summary: titleEntry(offer.summary),
    eligibility: titleEntry(offer.eligibility),
    nextStep: titleEntry(offer.nextStep),
    audience: [...offer.audience],
    languages: [...offer.languages],
    place: offer.place ?? '',
    capacity: { free: capacity === undefined ? '' : String(capacity.free), asOf: capacity?.asOf ?? '' },
  }
}

export function newOffer({ capacity, ...entry }: OfferEntry): NewOffer {
  const counted = capacityBody(capacity)
  return { ...filled(entry), ...(counted && { capacity: counted }) } as NewOffer // what breaks a rule is refused by field
}

/** The fields that were typed anew; one that was emptied is taken away. */
export function offerChange(entry: OfferEntry, first: OfferEntry, before: Offer): OfferChange {
  const changed = onlyChanged(entry, first)
  const { title, summary, eligibility, nextStep, place, capacity, ...rest } = changed
  const conditions = eligibility && titleBody(eligibility, before.eligibility)
  const body = {
    ...rest,
    ...(title && { title: titleBody(title, before.title) }),
    ...(summary && { summary: titleBody(summary, before.summary) }),
    ...(nextStep && { nextStep: titleBody(nextStep, before.nextStep) }),
    ...(conditions && { eligibility: Object.keys(conditions).length === 0 ? null : conditions }),
    ...(place !== undefined && { place: place === '' ? null : place }),
    ...(capacity && { capacity: capacityBody(capacity) ?? null }),
  }
  return body as OfferChange // what was typed may break a rule: the API refuses it by field
}

function capacityBody({ free, asOf }: OfferEntry['capacity']): object | undefined {
  return free.trim() === '' && asOf === '' ? undefined : { free: typedNumber(free), asOf }
}
