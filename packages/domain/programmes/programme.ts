import * as z from 'zod'
import { countrySchema, languageMap, languageSchema, moneySchema } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'
import { dateSchema, idSchema, instantSchema, line, text } from '../kernel/index.ts'
import { followUpDaysSchema } from './follow-up-days.ts'
import { sunsetSchema } from './sunset.ts'

export const deliveryModes = ['presence', 'online', 'mobile', 'hybrid'] as const

export const deliveryModeSchema = z.enum(deliveryModes)

export type DeliveryMode = z.infer<typeof deliveryModeSchema>

export const programmeStates = ['planned', 'active', 'ended'] as const

export type ProgrammeState = (typeof programmeStates)[number]

/** All funders of a programme together cannot give more than the whole, 10,000 basis points. */
export const wholeInBasisPoints = 10_000

/** The funder, its share of the whole (in basis points: 2500 is 25 %), how much, where that is settled. */
export const funderSchema = z.strictObject({
  name: line(200),
  shareBasisPoints: z.int().min(0).max(wholeInBasisPoints).optional(),
  amount: moneySchema.optional(),
  reference: line(120).optional(),
})

export type Funder = z.infer<typeof funderSchema>

// One funder may be written in several ways; capitals and accents make no other one.
function nameOf({ name }: Funder): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase()
}

export const fundersSchema = z
  .array(funderSchema)
  .max(20)
  .refine(
    (funders) =>
      funders.reduce((sum, funder) => sum + (funder.shareBasisPoints ?? 0), 0) <= wholeInBasisPoints,
    rule('shares_exceed_whole'),
  )
  .refine((funders) => new Set(funders.map(nameOf)).size === funders.length, rule('twice'))

/** First and last day of a programme, both included. */
export const termSchema = z
  .strictObject({ from: dateSchema, to: dateSchema })
  .refine(({ from, to }) => from <= to, { ...rule('ends_before_it_begins'), path: ['to'] })

export type Term = z.infer<typeof termSchema>

/** A later last day. Extensions are only ever added; the last one tells the present end. */
export const extensionSchema = z.strictObject({
  to: dateSchema,
  decidedOn: dateSchema.optional(),
  reason: text(500).optional(),
})

export type Extension = z.infer<typeof extensionSchema>

/** The counting units of a programme (domain.md 0.1): persons, measures and teaching units are different things. */
export const targetUnits = [
  'persons',
  'measures',
  'modules',
  'teaching_units',
  'networking_days',
  'information_events',
  'institutions',
  'organisations',
  'teachers',
  'companies',
] as const

export const targetSchema = z.strictObject({
  number: z.int().min(1).max(100_000_000),
  unit: z.enum(targetUnits),
  countingNote: text(500).optional(),
})

export type Target = z.infer<typeof targetSchema>

export const targetsSchema = z
  .array(targetSchema)
  .max(targetUnits.length)
  .refine((targets) => new Set(targets.map(({ unit }) => unit)).size === targets.length, rule('twice'))

export const addressSchema = z.strictObject({
  street: line(200).optional(),
  postalCode: line(20).optional(),
  locality: line(120),
  country: countrySchema,
})

/**
 * Where coaching happens: a house of one's own, or places that a mobile team visits. Modules point to sites, so a
 * site that is given up is `closed` and never taken away.
 */
export const siteSchema = z.strictObject({
  id: idSchema<'site'>(),
  name: line(200),
  kind: z.enum(['fixed', 'mobile']),
  address: addressSchema,
  closed: z.boolean().optional(),
})

export type Site = z.infer<typeof siteSchema>

/** A site as it is sent: with its `id` it stays that site, without one it is a new site. */
export const siteEntrySchema = siteSchema.extend({ id: idSchema<'site'>().optional() })

export type SiteEntry = z.infer<typeof siteEntrySchema>

const deliveryModesSchema = z
  .array(deliveryModeSchema)
  .min(1)
  .max(deliveryModes.length)
  .refine((modes) => new Set(modes).size === modes.length, rule('twice'))

const languagesSchema = z
  .array(languageSchema)
  .min(1)
  .max(40)
  .refine((tags) => new Set(tags).size === tags.length, rule('twice'))

/** As many modules as an order names. */
const maxOrdered = 200

const moduleOrderSchema = z
  .array(idSchema<'module'>())
  .max(maxOrdered)
  .refine((ids) => new Set(ids).size === ids.length, rule('twice'))

const particulars = {
  name: languageMap(200),
  commissioningParty: line(200),
  funders: fundersSchema,
  targets: targetsSchema,
  deliveryModes: deliveryModesSchema,
  languages: languagesSchema,
}

/** A funded frame in which an organisation works (glossary: Vorhaben, Programm). */
export const programmeSchema = z.strictObject({
  id: idSchema<'programme'>(),
  version: z.int().min(1),
  openedAt: instantSchema,
  changedAt: instantSchema,
  /** The code of a template of the platform, or the id of one of the organisation's own; missing where it was opened from none. */
  template: z.string().max(64).optional(),
  /** The version of an own template from which it was opened. */
  templateVersion: z.int().min(1).optional(),
  state: z.enum(programmeStates),
  ...particulars,
  term: termSchema,
  extensions: z.array(extensionSchema).max(20),
  /** When its funders paid for the last time: from the end of that year on it is counted how long they may ask for proof. */
  lastPaymentOn: dateSchema.optional(),
  sites: z.array(siteSchema).max(100),
  /** On which days its people are asked how they fare; missing where the organisation's days count. */
  followUpDays: followUpDaysSchema.optional(),
  /** The order in which the modules are taught; those that it does not name come after. */
  moduleOrder: moduleOrderSchema.optional(),
  /** How its end is prepared; missing while nobody thinks of it. */
  sunset: sunsetSchema.optional(),
})

export type Programme = z.infer<typeof programmeSchema>

/** Differences from the template when a programme is opened. An absent field is taken from the template. */
export const programmeOverridesSchema = z.strictObject({
  name: particulars.name.optional(),
  commissioningParty: particulars.commissioningParty.optional(),
  funders: particulars.funders.optional(),
  targets: particulars.targets.optional(),
  deliveryModes: particulars.deliveryModes.optional(),
  languages: particulars.languages.optional(),
  term: termSchema.optional(),
  extensions: z.array(extensionSchema).max(20).optional(),
  sites: z.array(siteEntrySchema).max(100).optional(),
  followUpDays: followUpDaysSchema.optional(),
})

export type ProgrammeOverrides = z.infer<typeof programmeOverridesSchema>

/** Changes of a programme: absent stays, a list is replaced as a whole, an extension is added. */
export const programmeChangeSchema = z.strictObject({
  name: particulars.name.optional(),
  commissioningParty: particulars.commissioningParty.optional(),
  funders: particulars.funders.optional(),
  targets: particulars.targets.optional(),
  deliveryModes: particulars.deliveryModes.optional(),
  languages: particulars.languages.optional(),
  term: termSchema.optional(),
  extension: extensionSchema.optional(),
  /** `null` takes it away, where money is still to come after all. */
  lastPaymentOn: dateSchema.nullable().optional(),
  sites: z.array(siteEntrySchema).max(100).optional(),
  state: z.enum(programmeStates).optional(),
  /** `null` takes the programme's own days away. */
  followUpDays: followUpDaysSchema.nullable().optional(),
  moduleOrder: moduleOrderSchema.optional(),
})

export type ProgrammeChange = z.infer<typeof programmeChangeSchema>
