import * as z from 'zod'
import { serviceNeeds } from '../exchange/referral/needs.ts'
import { countrySchema } from '../kernel/codes/countries.ts'
import { dateSchema, idSchema, instantSchema, line, rule } from '../kernel/index.ts'

/** What an institution is; figures tell non-governmental organisations from the others. */
export const institutionKinds = [
  'ngo',
  'authority',
  'international_organisation',
  'school',
  'university',
  'chamber',
  'company',
  'faith_community',
  'other',
] as const

export type InstitutionKind = (typeof institutionKinds)[number]

/** The most institutions that one organisation keeps: all of them are looked at when one is added. */
export const maxInstitutions = 1000

const maxNames = 10

/** The membership of an institution in a network: from a day on, up to another, both included. */
export const membershipSchema = z.strictObject({
  networkId: idSchema<'network'>(),
  since: dateSchema,
  until: dateSchema.optional(),
})

export type Membership = z.infer<typeof membershipSchema>

export const maxMemberships = 20

const particulars = {
  name: line(200),
  /** Other spellings and short names of it, as it is called in lists and on badges. */
  otherNames: z.array(line(200)).max(maxNames),
  kind: z.enum(institutionKinds),
  country: countrySchema,
  place: line(120).optional(),
  /** What it offers to people who return or pass through. */
  offers: z
    .array(z.enum(serviceNeeds))
    .max(serviceNeeds.length)
    .refine((all) => new Set(all).size === all.length, rule('twice')),
}

/** An institution that an organisation works with. Names no person. */
export const institutionSchema = z.strictObject({
  id: idSchema<'institution'>(),
  version: z.int().min(1),
  addedAt: instantSchema,
  changedAt: instantSchema,
  ...particulars,
  memberships: z.array(membershipSchema).max(maxMemberships),
  /** The institution that it is counted as, where it was entered a second time. */
  mergedInto: idSchema<'institution'>().optional(),
})

export type Institution = z.infer<typeof institutionSchema>

export const newInstitutionSchema = z.strictObject({
  ...particulars,
  otherNames: particulars.otherNames.default([]),
  offers: particulars.offers.default([]),
  /** The network that it belongs to from its entry on, and since when. */
  membership: membershipSchema.omit({ until: true }).optional(),
})

export type NewInstitution = z.output<typeof newInstitutionSchema>

/** Changes of an institution: absent stays, `null` takes away. */
export const institutionChangeSchema = z.strictObject({
  name: particulars.name.optional(),
  otherNames: particulars.otherNames.optional(),
  kind: particulars.kind.optional(),
  country: particulars.country.optional(),
  place: line(120).nullable().optional(),
  offers: particulars.offers.optional(),
})

export type InstitutionChange = z.output<typeof institutionChangeSchema>
