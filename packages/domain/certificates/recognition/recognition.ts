import * as z from 'zod'
import { countrySchema, isco08Schema, languageMap } from '../../kernel/codes/index.ts'
import { dateSchema, idSchema, instantSchema, line, text, withoutDoubles } from '../../kernel/index.ts'

/** As many recognitions as one case has, those that came to nothing among them. */
export const maxRecognitions = 10

/** As many things as are looked at, and as many that speak for them. */
export const maxCriteria = 20
export const maxEvidence = 30

/** As many assessments as are kept besides the present one. */
export const maxEarlierAssessments = 10

/**
 * Where a recognition stands: `open` while evidence is gathered and an assessor looks at it, then `recognised` or `gaps`;
 * what is written or named after gaps opens it again. `ended` came to nothing.
 */
export const recognitionStates = ['open', 'recognised', 'gaps', 'ended'] as const

/** Why a recognition ended without an assessment that counts. */
export const recognitionEndings = [
  'wish_of_person',
  'evidence_missing',
  'moved_on',
  'begun_in_error',
  'other',
] as const

/** What speaks for it that somebody is able to do something. */
export const evidenceKinds = [
  'certificate',
  'reference',
  'work_sample',
  'employment_record',
  'own_account',
  'other',
] as const

/** How a piece of evidence was seen. What somebody only tells of has been seen by nobody. */
export const evidenceSeen = ['original', 'copy', 'told'] as const

/** How an assessor looks at what somebody is able to do. */
export const assessmentMethods = ['conversation', 'documents', 'practical_test', 'work_observed'] as const

export const findings = ['met', 'partly', 'not_met'] as const

/** Something that has to be able to be done. Without an essential one nothing is recognised. */
export const criterionSchema = z.strictObject({
  id: idSchema<'criterion'>(),
  title: line(200),
  essential: z.boolean(),
})

export const evidenceSchema = z.strictObject({
  id: idSchema<'evidence'>(),
  kind: z.enum(evidenceKinds),
  title: line(200),
  seen: z.enum(evidenceSeen),
  country: countrySchema.optional(),
  /** The year in which it was made out or begun. */
  year: z.int().min(1940).max(2100).optional(),
  note: text(500).optional(),
})

/** What somebody learnt and where, in words and codes. */
const learnt = {
  title: languageMap(200),
  isco08: isco08Schema,
  /** The countries in which it was learnt or worked at. */
  countries: z.array(countrySchema).max(5),
  yearsOfPractice: z.int().min(0).max(60).optional(),
}

const criteria = z.array(criterionSchema).min(1).max(maxCriteria)
const evidence = z.array(evidenceSchema).max(maxEvidence)

/** What was found of one criterion, with its words as they were when somebody looked. */
export const criterionFindingSchema = z.strictObject({
  criterionId: criterionSchema.shape.id,
  title: criterionSchema.shape.title,
  essential: criterionSchema.shape.essential,
  finding: z.enum(findings),
  note: text(300).optional(),
})

const assessed = {
  on: dateSchema,
  methods: z.array(z.enum(assessmentMethods)).min(1).max(assessmentMethods.length),
  note: text(1000).optional(),
}

export const recognitionAssessmentSchema = z.strictObject({
  ...assessed,
  findings: z.array(criterionFindingSchema).min(1).max(maxCriteria),
  result: z.enum(['recognised', 'gaps']),
  recordedAt: instantSchema,
  recordedBy: idSchema<'member'>(),
})

export type RecognitionAssessment = z.infer<typeof recognitionAssessmentSchema>

/**
 * The recognition of what somebody is able to do although nobody taught it here: evidence, a named assessor, and what
 * they found. A certificate rests on one that came to `recognised`; one with gaps says what is missing.
 */
export const recognitionSchema = z.strictObject({
  id: idSchema<'recognition'>(),
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  state: z.enum(recognitionStates),
  ...learnt,
  criteria,
  evidence,
  /** The member who looks at it, once one is named. */
  assessorId: idSchema<'member'>().optional(),
  /** Since when they are. */
  namedAt: instantSchema.optional(),
  assessment: recognitionAssessmentSchema.optional(),
  /** The assessments before, the first first. */
  earlier: z.array(recognitionAssessmentSchema).max(maxEarlierAssessments),
  ending: z.enum(recognitionEndings).optional(),
})

export type Recognition = z.infer<typeof recognitionSchema>

/** The body with which one is written, as a whole. What brings the `id` of something that is there stays the same. */
export const recognitionEntrySchema = z.strictObject({
  title: learnt.title,
  isco08: learnt.isco08,
  countries: learnt.countries.default([]),
  yearsOfPractice: learnt.yearsOfPractice,
  criteria: withoutDoubles(criterionSchema.partial({ id: true }), maxCriteria).min(1),
  evidence: withoutDoubles(evidenceSchema.partial({ id: true }), maxEvidence).default([]),
})

export type RecognitionEntry = z.output<typeof recognitionEntrySchema>

/** The body that names whoever is to look at it, or nobody any more. */
export const assessorEntrySchema = z.strictObject({ assessorId: idSchema<'member'>().nullable() })

/** The body with which an assessor writes down what they found: of each criterion once. The result follows from it. */
export const assessmentEntrySchema = z.strictObject({
  ...assessed,
  findings: z
    .array(criterionFindingSchema.omit({ title: true, essential: true }))
    .min(1)
    .max(maxCriteria),
})

export type AssessmentEntry = z.output<typeof assessmentEntrySchema>

export type RecognitionEnding = (typeof recognitionEndings)[number]

export const recognitionEndingSchema = z.strictObject({ reason: z.enum(recognitionEndings) })

/** What is missing: everything that was looked at and is not met, the essential things first. */
export function gapsOf({ findings: found }: RecognitionAssessment): RecognitionAssessment['findings'] {
  const gaps = found.filter(({ finding }) => finding !== 'met')
  return [...gaps.filter(({ essential }) => essential), ...gaps.filter(({ essential }) => !essential)]
}
