import * as z from 'zod'
import { countrySchema, languageMap, languageSchema, textMap } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'
import { dateSchema, idSchema, instantSchema, line } from '../kernel/index.ts'
import { offerAudiences, offerKinds } from './kinds.ts'

/** As many offers as one organisation keeps, those that it has withdrawn among them. */
export const maxOffers = 1000

/** As many languages as are spoken at one offer: each is a list of its own in which the offer is found. */
export const maxSpoken = 8

/** As many languages as one offer is described in. */
const maxWritten = 12

/** How many places are free, as somebody last looked. */
export const capacitySchema = z.strictObject({
  free: z.int().min(0).max(10_000),
  asOf: dateSchema,
})
export type Capacity = z.infer<typeof capacitySchema>

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

export const spokenSchema = z.array(languageSchema).min(1).max(maxSpoken).refine(distinct, rule('twice'))

const particulars = {
  kind: z.enum(offerKinds),
  /** Where it helps; not always where the organisation itself is. */
  country: countrySchema,
  title: languageMap(120, maxWritten),
  summary: textMap(1200, maxWritten),
  audience: z.array(z.enum(offerAudiences)).min(1).max(offerAudiences.length).refine(distinct, rule('twice')),
  /** Who may take part, and who may not. */
  eligibility: textMap(600, maxWritten).optional(),
  /** What somebody does who wants it. */
  nextStep: textMap(400, maxWritten),
  /** The languages that are spoken there. */
  languages: spokenSchema,
  /** One of the organisation's own places, by its name. */
  place: line(80).optional(),
  capacity: capacitySchema.optional(),
}

/** A withdrawn offer may be published again; a draft is seen by the organisation alone. */
export const offerStates = ['draft', 'published', 'withdrawn'] as const
export type OfferState = (typeof offerStates)[number]

/** What an organisation offers, as it describes it. */
export const offerSchema = z.strictObject({
  id: idSchema<'offer'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  state: z.enum(offerStates),
  ...particulars,
})
export type Offer = z.infer<typeof offerSchema>

export const newOfferSchema = z.strictObject(particulars)
export type NewOffer = z.infer<typeof newOfferSchema>

/** Changes of an offer: absent stays, `null` takes away. */
export const offerChangeSchema = z.strictObject({
  kind: particulars.kind.optional(),
  country: particulars.country.optional(),
  title: particulars.title.optional(),
  summary: particulars.summary.optional(),
  audience: particulars.audience.optional(),
  eligibility: textMap(600, maxWritten).nullable().optional(),
  nextStep: particulars.nextStep.optional(),
  languages: particulars.languages.optional(),
  place: line(80).nullable().optional(),
  capacity: capacitySchema.nullable().optional(),
})
export type OfferChange = z.infer<typeof offerChangeSchema>
