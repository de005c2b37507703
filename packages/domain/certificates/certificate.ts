import * as z from 'zod'
import { isco08Schema, languageMap, languageSchema } from '../kernel/codes/index.ts'
import { dateSchema, idLength, idSchema, instantSchema, isId, rule, sha256Schema } from '../kernel/index.ts'

/**
 * What a certificate says: `attendance` confirms the units that somebody was there for, `competence` besides that an
 * instructor found them able to do what was taught, and `recognition` that an assessor found them able to do what they
 * learnt elsewhere.
 */
export const certificateKinds = ['attendance', 'competence', 'recognition'] as const

export type CertificateKind = (typeof certificateKinds)[number]

export const certificateStates = ['valid', 'revoked'] as const

/** Why a certificate does not hold any more. None of them says anything about the person. */
export const revocationReasons = ['issued_in_error', 'attendance_corrected', 'replaced', 'misused'] as const

export type RevocationReason = (typeof revocationReasons)[number]

const codePattern = /^[0-9A-HJKMNP-TV-Z]{52}$/

/** The code by which anybody checks a certificate: whose it is, and 128 random bits. */
export const certificateCodeSchema = z
  .custom<string>((value) => isCertificateCode(value), rule('invalid_id'))
  .meta({ type: 'string', pattern: codePattern.source, description: '52 characters of Crockford base32' })

export function isCertificateCode(value: unknown): value is string {
  return typeof value === 'string' && isId(value.slice(0, idLength)) && isId(value.slice(idLength))
}

/** An instructor's word that somebody is able to do what was taught: whose word it is, and from which day. */
export const decisionSchema = z.strictObject({ by: idSchema<'member'>(), on: dateSchema })

export type CertificateDecision = z.infer<typeof decisionSchema>

export const revocationSchema = z.strictObject({
  reason: z.enum(revocationReasons),
  at: instantSchema,
  by: idSchema<'member'>(),
})

/** The subject of a certificate: a module of the case's plan, all that a programme taught, or what was recognised. */
const subject = {
  /** Missing for something that was recognised in a case of no programme. */
  programmeId: idSchema<'programme'>().optional(),
  moduleId: idSchema<'module'>().optional(),
  recognitionId: idSchema<'recognition'>().optional(),
}

/** Of what was taught: the teaching units that were attended and those that there were, and from when until when. */
const taughtSchema = z.strictObject({
  teachingUnits: z.int().min(1).max(2000),
  plannedUnits: z.int().min(1).max(2000),
  attendedFrom: dateSchema,
  attendedUntil: dateSchema,
})

export type Taught = z.infer<typeof taughtSchema>

/** A place in a list of revoked certificates, which says nothing of whose it is. */
export const statusPlaceSchema = z.strictObject({
  list: z.int().min(1).max(999),
  index: z.int().min(0).max(131_071),
})

export type StatusPlace = z.infer<typeof statusPlaceSchema>

/** What anybody may know of a certificate who has its code: neither the person's name nor anything that leads to them. */
const shown = {
  kind: z.enum(certificateKinds),
  title: languageMap(200),
  /** The occupations that it leads to. */
  isco08: z.array(isco08Schema).max(20),
  /** Of what was taught here; what was recognised has none of them, and the day of the assessment instead. */
  ...taughtSchema.partial().shape,
  assessedOn: dateSchema.optional(),
  /** Fewer units than there were. */
  partial: z.boolean(),
  /** The last day on which it counts, where it does not count for ever. */
  validUntil: dateSchema.optional(),
  issuedAt: instantSchema,
}

/**
 * A certificate as it stands in the case of its person, with the credential that was signed. It is erased with the
 * person; what they took along stays theirs.
 */
export const certificateSchema = z.strictObject({
  id: idSchema<'certificate'>(),
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  state: z.enum(certificateStates),
  ...subject,
  ...shown,
  language: languageSchema,
  decision: decisionSchema.optional(),
  issuedBy: idSchema<'member'>(),
  code: certificateCodeSchema,
  /** Where what anybody may know of it stands: the SHA-256 of its code. */
  digest: sha256Schema,
  status: statusPlaceSchema,
  /** An Open Badges 3.0 credential, signed: a JWT of type `vc+jwt`. */
  credential: z.string().min(1).max(20_000),
  revocation: revocationSchema.optional(),
})

export type Certificate = z.infer<typeof certificateSchema>

/** The units and days of what was taught; nothing where it is of something that was recognised. */
export function taughtIn(certificate: Pick<Certificate, keyof Taught>): Taught | undefined {
  const { teachingUnits, plannedUnits, attendedFrom, attendedUntil } = certificate
  if (teachingUnits === undefined || plannedUnits === undefined) return undefined
  if (attendedFrom === undefined || attendedUntil === undefined) return undefined
  return { teachingUnits, plannedUnits, attendedFrom, attendedUntil }
}

/** A certificate before it is signed. */
export type UnsignedCertificate = Omit<Certificate, 'credential' | 'digest'>

/** What anybody may know of a certificate, as it is kept for them. */
export const publicCertificateSchema = z.strictObject({
  digest: sha256Schema,
  version: z.int().min(1),
  issuerId: idSchema<'tenant'>(),
  issuerName: z.string(),
  ...shown,
  revokedAt: instantSchema.optional(),
})

export type PublicCertificate = z.infer<typeof publicCertificateSchema>

/** The order for a certificate: of one module of the plan, of a programme, or of what was recognised. */
export const newCertificateSchema = z
  .strictObject({
    kind: z.enum(certificateKinds),
    moduleId: subject.moduleId,
    programmeId: subject.programmeId,
    recognitionId: subject.recognitionId,
    /** Said where fewer units were attended than there were, as for somebody who leaves early. */
    partial: z.boolean().default(false),
    decision: decisionSchema.optional(),
    validUntil: dateSchema.optional(),
  })
  .refine(({ kind, recognitionId }) => (kind === 'recognition') === (recognitionId !== undefined), {
    ...rule('recognition_of_its_kind'),
    path: ['recognitionId'],
  })
  .refine(
    ({ kind, moduleId, programmeId }) =>
      [moduleId, programmeId].filter((id) => id !== undefined).length === (kind === 'recognition' ? 0 : 1),
    { ...rule('module_or_programme'), path: ['moduleId'] },
  )
  .refine(({ kind, decision }) => kind !== 'competence' || decision !== undefined, {
    ...rule('decision_required'),
    path: ['decision'],
  })
  .refine(({ kind, decision }) => kind === 'competence' || decision === undefined, {
    ...rule('decision_of_competence'),
    path: ['decision'],
  })

export type NewCertificate = z.output<typeof newCertificateSchema>

export const revokeCertificateSchema = z.strictObject({ reason: z.enum(revocationReasons) })
