import * as z from 'zod'
import { outcomeProofSchema } from '../follow-up/index.ts'
import { languageMap } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'
import { dateSchema, idSchema, instantSchema, line } from '../kernel/index.ts'
import { agreementEntrySchema, agreementSchema } from './agreement.ts'

/** The parts of what an organisation knows of somebody that an employer may get of them, each by its name. */
export const releasable = [
  'name',
  'phone',
  'email',
  'occupations',
  'skills',
  'languages',
  'availability',
  'certificates',
] as const
export type Released = (typeof releasable)[number]

/** Those of them that stand in the profile, and are gone with it. */
export const profileParts: readonly Released[] = ['occupations', 'skills', 'languages', 'availability']

export const releaseSchema = z
  .array(z.enum(releasable))
  .min(1)
  .max(releasable.length)
  .refine((parts) => new Set(parts).size === parts.length, rule('twice'))

export const applicationStates = [
  'prepared',
  'sent',
  'interview',
  'offered',
  'hired',
  'rejected',
  'withdrawn',
] as const
export type ApplicationState = (typeof applicationStates)[number]

/** As many applications as one case has, those that came to nothing among them. */
export const maxApplications = 100

/** As many sheets as are made for one application: more is no hand-over, but a slip. */
export const maxSheets = 50

/** On which day work begins, and how that is known. */
export const hireSchema = z.strictObject({ startsOn: dateSchema, proof: outcomeProofSchema })
export type Hire = z.infer<typeof hireSchema>

/** One move of an application. The person's own, by their link, names nobody. */
export const moveSchema = z.strictObject({
  to: z.enum(applicationStates),
  at: instantSchema,
  recordedBy: idSchema<'member'>().optional(),
})

/** An application of a person for a vacancy, with the yes to what its employer gets of them. */
export const applicationSchema = z.strictObject({
  id: idSchema<'application'>(),
  participantId: idSchema<'participant'>(),
  vacancyId: idSchema<'vacancy'>(),
  /** What the work and the employer were called when the person agreed: all that they see of a vacancy. */
  title: languageMap(120),
  employerName: line(200),
  /** How often the person has applied for this vacancy: only the last one goes on. */
  round: z.int().min(1),
  version: z.int().min(1),
  preparedAt: instantSchema,
  changedAt: instantSchema,
  state: z.enum(applicationStates),
  release: releaseSchema,
  agreement: agreementSchema,
  hire: hireSchema.optional(),
  /** No state comes twice. */
  moves: z.array(moveSchema).max(applicationStates.length),
})
export type Application = z.infer<typeof applicationSchema>

/** The body with which an application is prepared. */
export const newApplicationSchema = z.strictObject({
  vacancyId: idSchema<'vacancy'>(),
  release: releaseSchema,
  agreement: agreementEntrySchema,
})
export type NewApplication = z.output<typeof newApplicationSchema>

/** The body with which an application is moved. Only who is hired begins on a day. */
export const moveApplicationSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.enum(['sent', 'interview', 'offered', 'rejected', 'withdrawn']) }),
  z.strictObject({ to: z.literal('hired'), ...hireSchema.shape }),
])
export type MoveApplication = z.output<typeof moveApplicationSchema>

/** A sheet that was issued: what of the person an employer got, and when. It stays when the application is over. */
export const releasedSheetSchema = z.strictObject({
  id: idSchema<'releasedSheet'>(),
  version: z.int().min(1),
  applicationId: idSchema<'application'>(),
  /** The employer as it was called then. */
  employerName: line(200),
  release: releaseSchema,
  issuedAt: instantSchema,
  issuedBy: idSchema<'member'>(),
})
export type ReleasedSheet = z.infer<typeof releasedSheetSchema>
