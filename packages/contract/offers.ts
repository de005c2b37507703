import { countrySchema, languageSchema } from '@passerelle/domain/codes'
import {
  centreEntrySchema,
  centreLineSchema,
  centreSchema,
  countryStates,
  newOfferSchema,
  offerChangeSchema,
  offerKinds,
  offerLineSchema,
  offerSchema,
  publicCentreSchema,
  publicOfferSchema,
  servedCountriesSchema,
  servedListSchema,
} from '@passerelle/domain/offers'
import * as z from 'zod'
import { freshCapacitySchema } from './capacity.ts'
import { hsdsRoutes } from './hsds.ts'
import { pageOf, pageQuerySchema } from './list.ts'
import { page, pageLanguage, shown, shownForSeconds } from './public-pages.ts'
import { routes } from './route.ts'
import { publicVacancyRoutes } from './vacancies.ts'

export type { HsdsService, HsdsServicesPage, HsdsServicesQuery } from './hsds.ts'
export { shownForSeconds } from './public-pages.ts'

const lasting = shownForSeconds

/** An offer as its organisation sees it. */
export const offerViewSchema = offerSchema.extend({ capacity: freshCapacitySchema.optional() })
export type OfferView = z.output<typeof offerViewSchema>

/** What an organisation offers, and what it says of itself in public. */
export const offers = routes('api-offers', {
  draftOffer: {
    method: 'POST',
    path: '/v1/offers',
    summary: 'Write down an offer; nobody outside sees it before it is published',
    body: newOfferSchema,
    answer: { status: 201, body: offerViewSchema },
  },
  listOffers: {
    method: 'GET',
    path: '/v1/offers',
    summary: 'List the offers of the organisation, drafts and withdrawn ones among them',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(offerViewSchema) },
  },
  readOffer: {
    method: 'GET',
    path: '/v1/offers/{offerId}',
    summary: 'Read one offer',
    answer: { status: 200, body: offerViewSchema },
  },
  editOffer: {
    method: 'PATCH',
    path: '/v1/offers/{offerId}',
    summary: 'Change an offer; one that is published is found as it now is, within a minute',
    body: offerChangeSchema,
    change: true,
    answer: { status: 200, body: offerViewSchema },
  },
  publishOffer: {
    method: 'POST',
    path: '/v1/offers/{offerId}/publish',
    summary: 'Let anybody find an offer',
    change: true,
    answer: { status: 200, body: offerViewSchema },
  },
  withdrawOffer: {
    method: 'POST',
    path: '/v1/offers/{offerId}/withdraw',
    summary: 'Take an offer away from the public, within a minute; it may be published again',
    change: true,
    answer: { status: 200, body: offerViewSchema },
  },
  readCentre: {
    method: 'GET',
    path: '/v1/centre',
    summary: 'Read what the centre says of itself in public; version 1 where it has said nothing yet',
    answer: { status: 200, body: centreSchema },
  },
  setCentre: {
    method: 'PUT',
    path: '/v1/centre',
    summary: 'Say in public whether the centre is open, planned or suspended, and what is spoken there',
    body: centreEntrySchema,
    change: true,
    answer: { status: 200, body: centreSchema },
  },
  readServedCountries: {
    method: 'GET',
    path: '/v1/served-countries',
    summary: 'Read the countries of return of which the public pages tell',
    answer: { status: 200, body: servedCountriesSchema },
  },
  setServedCountries: {
    method: 'PUT',
    path: '/v1/served-countries',
    summary: 'Name these countries anew, each with the country whose centres answer where it has none',
    body: z.strictObject({ countries: servedListSchema }),
    change: true,
    answer: { status: 200, body: servedCountriesSchema },
  },
})

/** A country of return: its centres, and those that answer where it has none that is open. */
export const countryViewSchema = z.strictObject({
  country: countrySchema,
  state: z.enum(countryStates),
  centres: z.array(centreLineSchema.omit({ version: true })),
  /** The country whose centres answer: this one while one is open here, nothing where none is anywhere. */
  answeredBy: countrySchema.optional(),
})
export type CountryView = z.output<typeof countryViewSchema>

export const publicOfferViewSchema = publicOfferSchema
  .omit({ words: true, version: true })
  .extend({ capacity: freshCapacitySchema.optional() })
export type PublicOfferView = z.output<typeof publicOfferViewSchema>

export const offerLineViewSchema = offerLineSchema
  .omit({ words: true, version: true })
  .extend({ capacity: freshCapacitySchema.optional() })
export type OfferLineView = z.output<typeof offerLineViewSchema>

export const publicCentreViewSchema = publicCentreSchema.omit({ version: true })
export type PublicCentreView = z.output<typeof publicCentreViewSchema>

/** By what offers are found. A page by words may hold fewer than asked for, and still have a next. */
export const soughtSchema = z.strictObject({
  country: countrySchema,
  kind: z.enum(offerKinds).optional(),
  /** A language that is spoken there. */
  language: languageSchema.optional(),
  /** Words of the title or of the organisation's name, or how they begin. */
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(100).optional(),
})
export type SoughtQuery = z.output<typeof soughtSchema>

/** The same from a form, whose fields may be empty. */
const soughtOnPage = z.object({
  ...shown,
  kind: z.enum([...offerKinds, '']).optional(),
  language: languageSchema.or(z.literal('')).optional(),
  q: soughtSchema.shape.q,
  cursor: soughtSchema.shape.cursor,
})
export type SoughtOnPage = z.output<typeof soughtOnPage>

/** What anybody finds, without signing in: for programs, and as pages that need no script. */
export const publicOffers = routes('api-public-offers', {
  listPublicCentres: {
    method: 'GET',
    path: '/v1/public/centres',
    summary: 'List the countries of return with their centres, and who answers where there is none',
    answer: { status: 200, body: z.strictObject({ countries: z.array(countryViewSchema) }) },
    lasting,
  },
  readPublicCentre: {
    method: 'GET',
    path: '/v1/public/centres/{tenantId}',
    summary: 'Read how it stands with a centre, where it is and how it is reached',
    answer: { status: 200, body: publicCentreViewSchema },
    lasting,
  },
  findPublicOffers: {
    method: 'GET',
    path: '/v1/public/offers',
    summary: 'Find offers in a country by kind, spoken language and words',
    query: soughtSchema,
    answer: { status: 200, body: pageOf(offerLineViewSchema) },
    lasting,
  },
  readPublicOffer: {
    method: 'GET',
    path: '/v1/public/offers/{offerId}',
    summary: 'Read an offer, with the place where it is made',
    answer: { status: 200, body: publicOfferViewSchema },
    lasting,
  },
  showServedCountries: {
    method: 'GET',
    path: '/v1/public/pages',
    summary: 'The countries of return as a page, in the language asked for or preferred',
    query: pageLanguage,
    ...page,
  },
  showServedCountry: {
    method: 'GET',
    path: '/v1/public/pages/countries/{country}',
    summary: 'A country with its centres and offers as a page',
    query: soughtOnPage,
    ...page,
  },
  showCentre: {
    method: 'GET',
    path: '/v1/public/pages/centres/{tenantId}',
    summary: 'A centre as a page',
    query: pageLanguage,
    ...page,
  },
  showOffer: {
    method: 'GET',
    path: '/v1/public/pages/offers/{offerId}',
    summary: 'An offer as a page',
    query: pageLanguage,
    ...page,
  },
  ...publicVacancyRoutes,
  ...hsdsRoutes,
  listSitemaps: {
    method: 'GET',
    path: '/v1/public/sitemap.xml',
    summary: 'The sitemaps of all countries (sitemaps.org 0.9)',
    answer: { status: 200 },
    media: 'application/xml',
  },
  readSitemap: {
    method: 'GET',
    path: '/v1/public/sitemaps/{country}',
    summary: 'The pages of one country, its centres, its offers and its vacancies (sitemaps.org 0.9)',
    answer: { status: 200 },
    media: 'application/xml',
  },
})
