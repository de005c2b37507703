import * as z from 'zod'
import { genders, maxFormerProgrammes } from '../casework/index.ts'
import { countrySchema } from '../kernel/codes/index.ts'
import { dateSchema, idSchema } from '../kernel/index.ts'
import { ageBrackets } from './age-bracket.ts'

/** Of whom, by a token that is derived from the key of their case: without that key it leads to nobody. */
export const tokenSchema = z.string().regex(/^[\w-]{43}$/)

/** What all occurrences say. */
const occurring = {
  token: tokenSchema,
  /** Of which record of the case, likewise. A later version of the same record takes the place of an earlier one. */
  ref: tokenSchema,
  version: z.int().min(1),
  on: dateSchema,
}

/** Facts by which figures are broken down; they say of many people the same. */
export const facetsSchema = z.strictObject({
  country: countrySchema,
  gender: z.enum(genders),
  ageBracket: z.enum(ageBrackets),
})

export type Facets = z.infer<typeof facetsSchema>

/** That somebody is accompanied: the case itself. Why one was closed has no place here, nor that somebody stays. */
const accompaniedSchema = z.strictObject({
  what: z.literal('accompanied'),
  ...occurring,
  programmeId: idSchema<'programme'>().optional(),
  /** The programmes in which the case was before, each until a day, that day included. */
  former: z
    .array(z.strictObject({ programmeId: idSchema<'programme'>(), until: dateSchema }))
    .max(maxFormerProgrammes)
    .optional(),
  facets: facetsSchema,
  /** On which day they were back; missing as long as they are not, and of whom no return is asked. */
  returnedOn: dateSchema.optional(),
  /** They return, or have returned; missing of people whom a programme takes in beside them. */
  returns: z.literal(true).optional(),
  /** The token of the case that goes on for the same person. */
  goesOnAs: tokenSchema.optional(),
})

export type Accompanied = z.infer<typeof accompaniedSchema>

/** A measure for somebody, or what came of one (glossary: SupportMeasure). */
const supportMeasureSchema = z.strictObject({
  what: z.enum(['attended', 'certified', 'followed_up', 'founded', 'hired']),
  ...occurring,
  /** Missing where it is paid by the programme of the case. */
  programmeId: idSchema<'programme'>().optional(),
  moduleId: idSchema<'module'>().optional(),
  /** What it was more exactly: the kind of a certificate, an outcome that is counted. */
  is: z.string().max(40).optional(),
  units: z.int().min(0).optional(),
  /** It does not count, or not any more: a certificate that was revoked, a session that somebody did not come to. */
  voided: z.literal(true).optional(),
})

export type SupportMeasure = z.infer<typeof supportMeasureSchema>

/** Something that happened in a case, as far as figures are concerned. */
export const occurrenceSchema = z.discriminatedUnion('what', [accompaniedSchema, supportMeasureSchema])

export type Occurrence = z.infer<typeof occurrenceSchema>

/** An occurrence before it is known by which token. */
export type Untokened<One extends Occurrence = Occurrence> = One extends Occurrence
  ? Omit<One, 'token' | 'ref' | 'goesOnAs'>
  : never
