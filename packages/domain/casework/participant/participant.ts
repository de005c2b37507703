import * as z from 'zod'
import { countrySchema, languageSchema } from '../../kernel/codes/index.ts'
import { rule } from '../../kernel/field-codes.ts'
import { dateSchema, type Id, idSchema, instantSchema, line } from '../../kernel/index.ts'
import { channelSchema } from './channel.ts'
import { plannedDepartureSchema } from './departure.ts'
import { maxMerged, mergedCaseSchema } from './merged-case.ts'
import { personNamesSchema } from './name.ts'
import { closingReasonSchema, stageSchema } from './stage.ts'
import { supportNeedsSchema } from './support-needs.ts'

/**
 * Why somebody is here (domain.md, programmes P1 to P6): who thinks of returning, has decided, or is back; and whom a
 * centre abroad takes in beside them. By which right somebody stays where they are has no place here.
 */
export const participantKinds = [
  'candidate',
  'decided',
  'returnee',
  'migrant',
  'refugee',
  'host_community',
] as const

export const participantKindSchema = z.enum(participantKinds)

export type ParticipantKind = (typeof participantKinds)[number]

export const genders = ['female', 'male', 'diverse', 'unknown'] as const

export const birthYearSchema = z.int().min(1900).max(2200)

/** When a person was born: the day, or the year where that is all that is known. */
export const birthSchema = z
  .strictObject({
    year: z.int().min(1000).max(2999).optional(),
    date: dateSchema.optional(),
  })
  .refine(({ year, date }) => year === undefined || date === undefined, rule('year_or_date'))
  .refine(({ year, date }) => year !== undefined || date !== undefined, rule('year_or_date_missing'))

export type Birth = z.infer<typeof birthSchema>

/** Languages that a person speaks, the preferred one first. */
const languagesSchema = z
  .array(languageSchema)
  .min(1)
  .max(12)
  .refine((tags) => new Set(tags).size === tags.length, rule('twice'))

/** The facts about a person that are known at intake and may be corrected later. */
const particulars = {
  programmeId: idSchema<'programme'>().optional(),
  coachId: idSchema<'member'>(),
  deputyId: idSchema<'member'>().optional(),
  names: personNamesSchema,
  kind: participantKindSchema.optional(),
  birth: birthSchema.optional(),
  gender: z.enum(genders).optional(),
  languages: languagesSchema,
  /** The country that somebody comes from to where they are now: of a returnee the one that they left. */
  cameFrom: countrySchema.optional(),
  returnCountry: countrySchema,
  returnDistrict: line(120).optional(),
  channels: z.array(channelSchema).max(10),
  plannedDeparture: plannedDepartureSchema.optional(),
  supportNeeds: supportNeedsSchema.optional(),
}

/**
 * The body with which a coach takes in a participant. Without a `coachId` the case is the sender's own. A case begins
 * before the plan; an advisory centre also takes in people who have left or are back already.
 */
export const newParticipantSchema = z.strictObject({
  ...particulars,
  coachId: particulars.coachId.optional(),
  channels: particulars.channels.optional(),
  stage: z.enum(['interested', 'decided', 'departed', 'returned']).optional(),
})

export type NewParticipant = z.infer<typeof newParticipantSchema>

/** Changes of a participant: absent stays, `null` takes away, a list is replaced as a whole. */
export const participantChangeSchema = z.strictObject({
  programmeId: particulars.programmeId.nullable(),
  coachId: particulars.coachId.optional(),
  deputyId: particulars.deputyId.nullable(),
  names: particulars.names.optional(),
  kind: particulars.kind.nullable(),
  birth: particulars.birth.nullable(),
  gender: particulars.gender.nullable(),
  languages: particulars.languages.optional(),
  cameFrom: particulars.cameFrom.nullable(),
  returnCountry: particulars.returnCountry.optional(),
  returnDistrict: particulars.returnDistrict.nullable(),
  channels: particulars.channels.optional(),
  plannedDeparture: particulars.plannedDeparture.nullable(),
  supportNeeds: particulars.supportNeeds.nullable(),
  stage: stageSchema.optional(),
  closingReason: closingReasonSchema.optional(),
})

export type ParticipantChange = z.infer<typeof participantChangeSchema>

/** The most programmes that a case was in before. */
export const maxFormerProgrammes = 20

/** A programme in which a case was until it was handed on; that day included. */
export const formerProgrammeSchema = z.strictObject({
  programmeId: idSchema<'programme'>(),
  until: dateSchema,
})

/** One step of the way: since when a person stands in a stage, and who entered it. */
export const stageStepSchema = z.strictObject({
  stage: stageSchema,
  at: instantSchema,
  by: idSchema<'member'>(),
  closingReason: closingReasonSchema.optional(),
})

export type StageStep = z.infer<typeof stageStepSchema>

/** A short code that names a person in an offer without telling who it is (tier T0); made outside. */
export const pseudonymSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)

/** Such a code out of a random id: forty of its bits. */
export function pseudonymOf(random: Id<'pseudonym'>): string {
  return `${random.slice(0, 4)}-${random.slice(4, 8)}`
}

/**
 * A person whom an organisation accompanies: its case. Nothing about asylum, residence or removal has a place
 * here (domain.md 5.1).
 */
export const participantSchema = z.strictObject({
  id: idSchema<'participant'>(),
  version: z.int().min(1),
  pseudonym: pseudonymSchema,
  openedAt: instantSchema,
  changedAt: instantSchema,
  openedFrom: idSchema<'referral'>().optional(),
  stage: stageSchema,
  stageSteps: z.array(stageStepSchema).min(1).max(100),
  /** The case that goes on for the same person. */
  mergedInto: idSchema<'participant'>().optional(),
  /** The cases of the same person that were merged into this one. */
  merged: z.array(mergedCaseSchema).max(maxMerged).optional(),
  /** From which programmes it was handed on, one after the other, to the one that it is in. */
  formerProgrammes: z.array(formerProgrammeSchema).max(maxFormerProgrammes).optional(),
  ...particulars,
})

export type Participant = z.infer<typeof participantSchema>
