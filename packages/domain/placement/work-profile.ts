import * as z from 'zod'
import { cefrLevelSchema, isco08Schema, languageSchema } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'
import { dateSchema, idSchema, instantSchema, line } from '../kernel/index.ts'
import { employmentTypes, regionSchema } from '../vacancies/index.ts'
import { agreementEntrySchema, agreementSchema } from './agreement.ts'

/** A language that somebody speaks, and how well. */
export const spokenLanguageSchema = z.strictObject({ language: languageSchema, level: cefrLevelSchema })
export type SpokenLanguage = z.infer<typeof spokenLanguageSchema>

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

/** A word by which two spellings of the same skill are one. */
const spelt = (skill: string) => skill.toLowerCase()

/**
 * What somebody can do and looks for, as far as vacancies are compared with it. Sex, age, religion, origin and right of
 * residence have no place here, so none of them can ever be weighed.
 */
export const profileSchema = z.strictObject({
  occupations: z.array(isco08Schema).min(1).max(5).refine(distinct, rule('twice')),
  skills: z
    .array(line(60))
    .max(20)
    .refine((skills) => distinct(skills.map(spelt)), rule('twice')),
  languages: z
    .array(spokenLanguageSchema)
    .max(8)
    .refine((spoken) => distinct(spoken.map(({ language }) => language)), rule('twice')),
  /** Where they would work: a whole country, or a part of it. */
  regions: z
    .array(regionSchema)
    .min(1)
    .max(10)
    .refine((regions) => distinct(regions.map(({ country, region }) => region ?? country)), rule('twice')),
  /** The first day on which they could begin. */
  earliestOn: dateSchema.optional(),
  /** No kind named means any kind. */
  employmentTypes: z
    .array(z.enum(employmentTypes))
    .max(employmentTypes.length)
    .refine(distinct, rule('twice')),
})
export type Profile = z.infer<typeof profileSchema>

/** How a yes was taken back: by the person alone, or told to a member who wrote it down. */
export const takenBackSchema = z.strictObject({
  at: instantSchema,
  way: z.enum(['own_link', 'told']),
  recordedBy: idSchema<'member'>().optional(),
})
export type TakenBack = z.infer<typeof takenBackSchema>

/** A person's agreement to be matched with vacancies, and the profile, which is there for as long as that holds. */
export const workProfileSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  state: z.enum(['agreed', 'taken_back']),
  agreement: agreementSchema,
  takenBack: takenBackSchema.optional(),
  profile: profileSchema.optional(),
})
export type WorkProfile = z.infer<typeof workProfileSchema>

const entry = {
  occupations: profileSchema.shape.occupations,
  skills: profileSchema.shape.skills.default([]),
  languages: profileSchema.shape.languages.default([]),
  regions: profileSchema.shape.regions,
  earliestOn: profileSchema.shape.earliestOn,
  employmentTypes: profileSchema.shape.employmentTypes.default([]),
}

/** The body with which a profile is written anew, as a whole. */
export const profileEntrySchema = z.strictObject(entry)
export type ProfileEntry = z.output<typeof profileEntrySchema>

/** The body with which somebody's agreement is written down, with the first profile. */
export const workProfileEntrySchema = z.strictObject({
  agreement: agreementEntrySchema,
  profile: profileEntrySchema,
})
export type WorkProfileEntry = z.output<typeof workProfileEntrySchema>
