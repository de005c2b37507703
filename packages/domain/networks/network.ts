import * as z from 'zod'
import { countrySchema } from '../kernel/codes/countries.ts'
import { idSchema, instantSchema, line, text } from '../kernel/index.ts'

export const networkStates = ['open', 'closed'] as const

/** The most networks that one organisation keeps. */
export const maxNetworks = 100

const particulars = {
  name: line(160),
  about: text(2000).optional(),
  /** Where most of its institutions are; a network across borders names none. */
  country: countrySchema.optional(),
}

/** Institutions that work together, as one organisation keeps count of them (glossary: NgoNetwork). */
export const networkSchema = z.strictObject({
  id: idSchema<'network'>(),
  version: z.int().min(1),
  openedAt: instantSchema,
  changedAt: instantSchema,
  state: z.enum(networkStates),
  ...particulars,
})

export type Network = z.infer<typeof networkSchema>

export const newNetworkSchema = z.strictObject(particulars)

export type NewNetwork = z.output<typeof newNetworkSchema>

/** Changes of a network: absent stays, `null` takes away. */
export const networkChangeSchema = z.strictObject({
  name: particulars.name.optional(),
  about: text(2000).nullable().optional(),
  country: countrySchema.nullable().optional(),
})

export type NetworkChange = z.output<typeof networkChangeSchema>
