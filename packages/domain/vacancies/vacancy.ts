import * as z from 'zod'
import { cefrLevelSchema, isco08Schema, languageMap, languageSchema, textMap } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'
import { dateSchema, idSchema, instantSchema, line } from '../kernel/index.ts'
import { workplaceSchema } from './region.ts'
import { wageSchema } from './wage.ts'

/** How somebody is employed; schema.org's `employmentType` has the same values in capitals. */
export const employmentTypes = [
  'full_time',
  'part_time',
  'contractor',
  'temporary',
  'intern',
  'volunteer',
  'per_diem',
  'other',
] as const
export type EmploymentType = (typeof employmentTypes)[number]

const maxWritten = 12

/** A language that is needed at work, and how well. */
export const wantedLanguageSchema = z.strictObject({
  language: languageSchema,
  level: cefrLevelSchema.optional(),
})

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

const particulars = {
  title: languageMap(120, maxWritten),
  text: textMap(2000, maxWritten),
  isco08: isco08Schema,
  employmentType: z.enum(employmentTypes),
  workplace: workplaceSchema,
  languages: z
    .array(wantedLanguageSchema)
    .max(8)
    .refine((wanted) => distinct(wanted.map(({ language }) => language)), rule('twice')),
  /** The occupations in which somebody should have a certificate or a recognition. */
  certificates: z.array(isco08Schema).max(10).refine(distinct, rule('twice')),
  /** What else somebody should know how to do. */
  skills: z.array(line(120)).max(12).refine(distinct, rule('twice')),
  wage: wageSchema.optional(),
  places: z.int().min(1).max(1000),
  /** The last day on which it counts, where the organisation is. */
  validThrough: dateSchema,
  /** Whether anybody may find it while it is open. */
  isPublic: z.boolean(),
}

/** Withdrawn is for good; what is filled or closed may be opened again. */
export const vacancyStates = ['draft', 'open', 'filled', 'closed', 'withdrawn'] as const
export type VacancyState = (typeof vacancyStates)[number]

/** Work that an employer has to give, as an organisation keeps it. */
export const vacancySchema = z.strictObject({
  id: idSchema<'vacancy'>(),
  version: z.int().min(1),
  addedAt: instantSchema,
  changedAt: instantSchema,
  /** Since when it is open, or when it was last opened. */
  openedAt: instantSchema.optional(),
  state: z.enum(vacancyStates),
  employerId: idSchema<'employer'>(),
  ...particulars,
  /** The last instant of its last day. */
  endsAt: instantSchema,
  /** How many of its places somebody was hired for through the organisation; missing as long as it is none. */
  taken: z.int().min(1).optional(),
})
export type Vacancy = z.infer<typeof vacancySchema>

export const newVacancySchema = z.strictObject({
  employerId: idSchema<'employer'>(),
  ...particulars,
  languages: particulars.languages.default([]),
  certificates: particulars.certificates.default([]),
  skills: particulars.skills.default([]),
  isPublic: particulars.isPublic.default(false),
})
export type NewVacancy = z.output<typeof newVacancySchema>

/** Changes of a vacancy: absent stays, `null` takes away. Its employer stays. */
export const vacancyChangeSchema = z.strictObject({
  title: particulars.title.optional(),
  text: particulars.text.optional(),
  isco08: particulars.isco08.optional(),
  employmentType: particulars.employmentType.optional(),
  workplace: particulars.workplace.optional(),
  languages: particulars.languages.optional(),
  certificates: particulars.certificates.optional(),
  skills: particulars.skills.optional(),
  wage: wageSchema.nullable().optional(),
  places: particulars.places.optional(),
  validThrough: particulars.validThrough.optional(),
  isPublic: particulars.isPublic.optional(),
})
export type VacancyChange = z.output<typeof vacancyChangeSchema>
