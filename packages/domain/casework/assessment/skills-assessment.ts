import * as z from 'zod'
import {
  cefrLevelSchema,
  countrySchema,
  iscedFSchema,
  isco08Schema,
  languageSchema,
} from '../../kernel/codes/index.ts'
import { rule } from '../../kernel/field-codes.ts'
import { dateSchema, idSchema, instantSchema, line, text } from '../../kernel/index.ts'

export const evidenceKinds = [
  'certificate',
  'reference',
  'work_sample',
  'observation',
  'self_report',
] as const

export const evidenceSchema = z.strictObject({
  kind: z.enum(evidenceKinds),
  note: text(500).optional(),
})

/** Work that a person has done, with or without papers. Years may be halves. */
export const occupationSchema = z.strictObject({
  isco08: isco08Schema,
  years: z.number().min(0).max(80).multipleOf(0.5),
  learnt: z.enum(['formal', 'informal', 'both']),
  country: countrySchema.optional(),
  evidence: z.array(evidenceSchema).max(10),
})

export type Occupation = z.infer<typeof occupationSchema>

/** A language with a CEFR level for each skill that was looked at. */
export const languageSkillSchema = z
  .strictObject({
    language: languageSchema,
    listening: cefrLevelSchema.optional(),
    reading: cefrLevelSchema.optional(),
    spokenInteraction: cefrLevelSchema.optional(),
    spokenProduction: cefrLevelSchema.optional(),
    writing: cefrLevelSchema.optional(),
    firstLanguage: z.boolean().optional(),
  })
  .refine(
    ({ language, ...rest }) => Object.values(rest).some((value) => value !== undefined),
    rule('no_level'),
  )

export type LanguageSkill = z.infer<typeof languageSkillSchema>

/** Schooling or training: level by ISCED 2011 (0-8), field by ISCED-F 2013. */
export const educationSchema = z.strictObject({
  level: z.int().min(0).max(8),
  field: iscedFSchema.optional(),
  country: countrySchema.optional(),
  completed: z.boolean(),
})

/** A skill in the coach's or the person's own words. */
export const skillSchema = z.strictObject({
  name: line(120),
  level: z.enum(['basic', 'independent', 'advanced']).optional(),
})

/** The skills of a person, learnt formally or not, as a coach writes them down. */
export const skillsAssessmentEntrySchema = z.strictObject({
  assessedOn: dateSchema,
  assessedBy: idSchema<'member'>().optional(),
  occupations: z.array(occupationSchema).max(20),
  languages: z
    .array(languageSkillSchema)
    .max(12)
    .refine(
      (entries) => new Set(entries.map(({ language }) => language)).size === entries.length,
      rule('twice'),
    ),
  education: z.array(educationSchema).max(10).optional(),
  skills: z.array(skillSchema).max(60),
})

export type SkillsAssessmentEntry = z.infer<typeof skillsAssessmentEntrySchema>

export const skillsAssessmentSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  ...skillsAssessmentEntrySchema.shape,
  assessedBy: idSchema<'member'>(),
})

export type SkillsAssessment = z.infer<typeof skillsAssessmentSchema>
