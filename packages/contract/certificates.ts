import {
  certificateCodeSchema,
  certificateSchema,
  checkedStates,
  issuerKeySchema,
  newCertificateSchema,
  publicCertificateSchema,
  revokeCertificateSchema,
} from '@passerelle/domain/certificates'
import { idSchema } from '@passerelle/domain/kernel'
import * as z from 'zod'
import { routes } from './route.ts'

/** A certificate as its organisation sees it: with the code by which anybody checks it, and the credential itself. */
export const certificateViewSchema = certificateSchema.omit({ digest: true, status: true })
export type CertificateView = z.output<typeof certificateViewSchema>

export const certificatesSchema = z.strictObject({ items: z.array(certificateViewSchema) })
export type CertificatesOfCase = z.output<typeof certificatesSchema>

/** Why somebody on a roster got no certificate: nobody wrote down that they were there, or they have one already. */
export const notIssuedReasons = [
  'nothing_attended',
  'not_in_plan',
  'already_issued',
  'case_merged',
  'erased',
] as const

/** Who of a session got a confirmation of attendance, and who did not, and why. */
export const sessionCertificatesSchema = z.strictObject({
  issued: z.array(
    z.strictObject({ participantId: idSchema<'participant'>(), certificateId: idSchema<'certificate'>() }),
  ),
  notIssued: z.array(
    z.strictObject({ participantId: idSchema<'participant'>(), reason: z.enum(notIssuedReasons) }),
  ),
  /** Those on the roster with whom the member does not work. */
  withheld: z.int().min(0),
  /** Those whose turn did not come in this call; ask again until nobody is left. */
  left: z.int().min(0),
})
export type SessionCertificates = z.output<typeof sessionCertificatesSchema>
export type NotIssuedReason = (typeof notIssuedReasons)[number]

/** The keys with which the organisation signs, the first one first; version 0 as long as there is none. */
export const signingKeysSchema = z.strictObject({
  version: z.int().min(0),
  keys: z.array(issuerKeySchema),
})
export type SigningKeys = z.output<typeof signingKeysSchema>

const ofCase = '/v1/participants/{participantId}/certificates'

/** Confirmations of attendance and certificates of competence. */
export const certificates = routes('api-certificates', {
  issueCertificate: {
    method: 'POST',
    path: ofCase,
    summary: 'Issue a certificate of what is recorded: a module of the plan, or a whole programme',
    body: newCertificateSchema,
    answer: { status: 201, body: certificateViewSchema },
  },
  listCertificates: {
    method: 'GET',
    path: ofCase,
    summary: 'List the certificates of a person, those that were taken back among them',
    answer: { status: 200, body: certificatesSchema },
  },
  readCertificate: {
    method: 'GET',
    path: `${ofCase}/{certificateId}`,
    summary: 'Read one certificate, with the credential that was signed (Open Badges 3.0)',
    answer: { status: 200, body: certificateViewSchema },
  },
  revokeCertificate: {
    method: 'POST',
    path: `${ofCase}/{certificateId}/revoke`,
    summary: 'Take a certificate back; whoever checks it learns that it does not hold any more',
    body: revokeCertificateSchema,
    change: true,
    answer: { status: 200, body: certificateViewSchema },
  },
  issueSessionCertificates: {
    method: 'POST',
    path: '/v1/sessions/{sessionId}/certificates',
    summary:
      'Issue confirmations of attendance to all who attended a session; who has one, or was not there, is told',
    answer: { status: 200, body: sessionCertificatesSchema },
  },
  readSigningKeys: {
    method: 'GET',
    path: '/v1/signing-keys',
    summary: 'Read the public keys with which certificates are signed, the latest last',
    answer: { status: 200, body: signingKeysSchema },
  },
  rotateSigningKey: {
    method: 'POST',
    path: '/v1/signing-keys/rotate',
    summary: 'Sign with a new key from now on; what was signed before still verifies',
    answer: { status: 200, body: signingKeysSchema },
  },
})

const language = z.strictObject({ language: z.enum(['en', 'de', 'fr', 'ar']).optional() })

/** Certificates to print, to send and to keep: with the name of the person, which no credential bears. */
export const certificateDocuments = routes('api-certificate-documents', {
  readCertificateDocument: {
    method: 'GET',
    path: `${ofCase}/{certificateId}/document`,
    summary: 'A certificate as a document to print, with its codes, in a language that can be asked for',
    query: language,
    answer: { status: 200 },
    media: 'application/pdf',
  },
  readOwnCertificateDocument: {
    method: 'GET',
    path: '/v1/self/certificates/{certificateId}/document',
    summary: 'One’s own certificate as a document to print, with its codes',
    query: language,
    answer: { status: 200 },
    media: 'application/pdf',
  },
})

/** What anybody learns who checks a certificate by its code. The person is not named. */
export const checkedCertificateSchema = publicCertificateSchema.omit({ digest: true }).extend({
  code: certificateCodeSchema,
  state: z.enum(checkedStates),
  /** Where the keys are with which the credential verifies. */
  keys: z.string(),
})
export type CheckedCertificate = z.output<typeof checkedCertificateSchema>

/** What anybody can check, without signing in. */
export const publicCertificates = routes('api-public-certificates', {
  checkCertificate: {
    method: 'GET',
    path: '/v1/public/certificates/{certificateCode}',
    summary: 'Check a certificate by its code: who issued it, of what, and whether it still holds',
    answer: { status: 200, body: checkedCertificateSchema },
  },
  showCertificate: {
    method: 'GET',
    path: '/v1/public/certificates/{certificateCode}/page',
    summary: 'The same as a page, in the language asked for or preferred',
    query: language,
    answer: { status: 200 },
    media: 'text/html',
  },
  readIssuerKeys: {
    method: 'GET',
    path: '/v1/public/keys/{tenantId}',
    summary: 'The public keys of an issuer, those that sign nothing any more among them (RFC 7517)',
    answer: { status: 200 },
    media: 'application/jwk-set+json',
  },
  readIssuerDocument: {
    method: 'GET',
    path: '/v1/public/issuers/{tenantId}/did.json',
    summary: 'The same as the document of the issuer’s did:web',
    answer: { status: 200 },
    media: 'application/did+json',
  },
  readStatusList: {
    method: 'GET',
    path: '/v1/public/status-lists/{tenantId}/{list}',
    summary: 'A list of what an issuer took back, signed (Bitstring Status List 1.0)',
    answer: { status: 200 },
    media: 'application/vc+jwt',
  },
})
