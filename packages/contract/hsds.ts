import { countrySchema } from '@passerelle/domain/codes'
import * as z from 'zod'
import { freshCapacitySchema } from './capacity.ts'
import { shown, shownForSeconds } from './public-pages.ts'

/*
 * What anybody finds of offers in the form of the Human Services Data Specification 3.0 (Open Referral), for directories
 * that gather from many places: the three addresses that the specification demands. Names are those of the specification.
 */

const uuid = z.uuid()
const words = z.string()

const languageSchema = z.strictObject({ id: uuid, service_id: uuid, code: words, name: words })

const phoneSchema = z.strictObject({
  id: uuid,
  location_id: uuid,
  number: words,
  type: z.literal('voice'),
})

/** When somebody is there, in words: HSDS knows hours by their offset alone, which changes with the clocks. */
const scheduleSchema = z.strictObject({
  id: uuid,
  location_id: uuid,
  freq: z.literal('WEEKLY'),
  byday: words,
  description: words,
})

/** HSDS demands every line of it; what is not known is empty. */
const addressSchema = z.strictObject({
  id: uuid,
  location_id: uuid,
  address_1: words,
  city: z.literal(''),
  state_province: z.literal(''),
  postal_code: z.literal(''),
  country: countrySchema.or(z.literal('')),
  address_type: z.literal('physical'),
})

const locationSchema = z.strictObject({
  id: uuid,
  organization_id: uuid,
  location_type: z.literal('physical'),
  name: words,
  addresses: z.array(addressSchema),
  phones: z.array(phoneSchema),
  schedules: z.array(scheduleSchema),
})

const attributeSchema = z.strictObject({
  id: uuid,
  link_id: uuid,
  link_entity: z.literal('service'),
  taxonomy_term_id: uuid,
  taxonomy_term: z.strictObject({
    id: uuid,
    code: words,
    name: words,
    description: words,
    taxonomy: words,
    language: words,
  }),
})

/** An offer as HSDS calls it, without what it is linked to. */
const serviceLineSchema = z.strictObject({
  id: uuid,
  organization_id: uuid,
  name: words,
  description: words,
  url: z.url(),
  email: words.optional(),
  status: z.literal('active'),
  application_process: words,
  eligibility_description: words.optional(),
  last_modified: words,
  /** Not of HSDS: how many places are free, and as of when. */
  capacity: freshCapacitySchema.optional(),
  organization: z.strictObject({ id: uuid, name: words, description: words, website: z.url().optional() }),
})

export const hsdsServiceSchema = serviceLineSchema.extend({
  languages: z.array(languageSchema).optional(),
  service_areas: z.array(z.strictObject({ id: uuid, service_id: uuid, name: words })).optional(),
  service_at_locations: z
    .array(z.strictObject({ id: uuid, service_id: uuid, location_id: uuid, location: locationSchema }))
    .optional(),
  attributes: z.array(attributeSchema).optional(),
})
export type HsdsService = z.output<typeof hsdsServiceSchema>

/** As many offers as stand on a page at most. */
const maxServices = 50

const language = { in: shown.in.default('en') }

export const hsdsServicesQuerySchema = z.strictObject({
  ...language,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  per_page: z.coerce.number().int().min(1).max(maxServices).default(maxServices),
  /** Whether each is told with all that it is linked to. */
  full: z.stringbool().default(false),
  format: z.literal('json').optional(),
})
export type HsdsServicesQuery = z.output<typeof hsdsServicesQuerySchema>

/** A page as HSDS counts it. */
const servicesPageSchema = z.strictObject({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(hsdsServiceSchema),
})
export type HsdsServicesPage = z.output<typeof servicesPageSchema>

const lasting = shownForSeconds

export const hsdsRoutes = {
  readHsds: {
    method: 'GET',
    path: '/v1/public/hsds',
    summary: 'Read in which edition of HSDS the offers are told',
    answer: {
      status: 200,
      body: z.strictObject({ version: z.literal('3.0'), profile: z.url(), openapi_url: z.url() }),
    },
    lasting,
  },
  listHsdsServices: {
    method: 'GET',
    path: '/v1/public/hsds/services',
    summary: 'List the offers in the countries of return as services of HSDS 3.0',
    query: hsdsServicesQuerySchema,
    answer: { status: 200, body: servicesPageSchema },
    lasting,
  },
  readHsdsService: {
    method: 'GET',
    path: '/v1/public/hsds/services/{serviceId}',
    summary: 'Read an offer as a service of HSDS 3.0',
    query: z.strictObject(language),
    answer: { status: 200, body: hsdsServiceSchema },
    lasting,
  },
} as const
