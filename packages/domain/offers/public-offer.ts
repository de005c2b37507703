import * as z from 'zod'
import { countrySchema } from '../kernel/codes/index.ts'
import { idSchema, line } from '../kernel/index.ts'
import { type OwnPlaces, placeSchema, type Tenant } from '../tenancy/index.ts'
import { type Centre, centreEntrySchema } from './centre.ts'
import { type Offer, offerSchema } from './offer.ts'
import { firstWordsOf } from './words.ts'

/** An offer as anybody finds it, with who makes it and where. */
export const publicOfferSchema = offerSchema.omit({ state: true, place: true }).extend({
  organisationId: idSchema<'tenant'>(),
  organisationName: line(120),
  /** Where the organisation is, and so its places; unknown of what has not changed since this is told. */
  organisationCountry: countrySchema.optional(),
  /** Whether the organisation has a page of its own, as a centre. */
  isCentre: z.boolean(),
  place: placeSchema.optional(),
  /** There where whoever looks at it may ask for contact. */
  takesContactRequests: z.literal(true).optional(),
  /** By which it is found. */
  words: z.array(z.string()),
})
export type PublicOffer = z.infer<typeof publicOfferSchema>

/** A centre as anybody sees it. */
export const publicCentreSchema = centreEntrySchema.extend({
  id: idSchema<'tenant'>(),
  version: z.int().min(1),
  name: line(120),
  country: countrySchema,
  places: z.array(placeSchema),
  /** There where whoever looks at it may ask for contact. */
  takesContactRequests: z.literal(true).optional(),
})
export type PublicCentre = z.infer<typeof publicCentreSchema>

/** The line by which an offer stands in a list. */
export const offerLineSchema = publicOfferSchema.pick({
  id: true,
  version: true,
  kind: true,
  country: true,
  title: true,
  languages: true,
  capacity: true,
  organisationId: true,
  organisationName: true,
  words: true,
})
export type OfferLine = z.infer<typeof offerLineSchema>

/** The line by which a centre stands in the list of its country. */
export const centreLineSchema = publicCentreSchema.omit({
  note: true,
  places: true,
  takesContactRequests: true,
})
export type CentreLine = z.infer<typeof centreLineSchema>

/** What the platform knows of an organisation that may be seen: nothing else of it is looked at. */
export type Publisher = {
  readonly tenant: Tenant
  readonly places: OwnPlaces
  readonly centre: Centre
  /** Whether the platform lets it work now. */
  readonly isActive: boolean
}

/**
 * The centre as anybody sees it; nothing while it may not work, or has said nothing of itself. No other organisation is
 * shown but by the offers that it publishes: its places are told along its corridors.
 */
export function publicCentreOf({
  tenant,
  places,
  centre,
  isActive,
}: Publisher): Omit<PublicCentre, 'version'> | undefined {
  const { state, languages, note } = centre
  if (!isActive || tenant.kind !== 'centre' || state === undefined || languages === undefined)
    return undefined
  const { id, name, country } = tenant
  // A centre that is not open has nobody who would answer.
  const takesContactRequests = state === 'open' && centre.takesContactRequests !== false
  return {
    id,
    name,
    country,
    places: places.places,
    state,
    languages,
    ...(note && { note }),
    ...(takesContactRequests && { takesContactRequests }),
  }
}

/** The offer as anybody finds it; nothing while it is not published, or its organisation may not work. */
export function publicOfferOf(offer: Offer, publisher: Publisher): Omit<PublicOffer, 'version'> | undefined {
  const { tenant, places, isActive } = publisher
  if (offer.state !== 'published' || !isActive) return undefined
  const { state: _, version: __, place: name, ...shown } = offer
  const place = places.places.find((each) => each.name === name)
  const asCentre = publicCentreOf(publisher)
  return {
    ...shown,
    organisationId: tenant.id,
    organisationName: tenant.name,
    organisationCountry: tenant.country,
    isCentre: asCentre !== undefined,
    ...(place && { place }),
    ...(asCentre?.takesContactRequests && { takesContactRequests: true }),
    words: [...firstWordsOf([...Object.values(offer.title), tenant.name])],
  }
}

export function offerLineOf(offer: PublicOffer): OfferLine {
  const { id, version, kind, country, title, languages, capacity, organisationId, organisationName, words } =
    offer
  return {
    id,
    version,
    kind,
    country,
    title,
    languages,
    organisationId,
    organisationName,
    words,
    ...(capacity && { capacity }),
  }
}

export function centreLineOf({
  places: _,
  note: __,
  takesContactRequests: ___,
  ...line
}: PublicCentre): CentreLine {
  return line
}
