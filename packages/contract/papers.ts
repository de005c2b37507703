import { countrySchema, languageSchema } from '@passerelle/domain/codes'
import { idSchema, instantSchema, sha256Schema } from '@passerelle/domain/kernel'
import { maxCodes, paperEntrySchema, paperSchema } from '@passerelle/domain/papers'
import * as z from 'zod'
import { packagePartSchema } from './exchange.ts'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A new paper: what its QR codes say, and its PIN. The PIN is told once; who asks again does not get it. */
export const issuedPaperSchema = z.strictObject({
  paperId: idSchema<'paper'>(),
  codes: z.array(z.string()).min(1).max(maxCodes),
  pin: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  expiresAt: instantSchema,
})
export type IssuedPaper = z.output<typeof issuedPaperSchema>

/** How a paper stands. Its codes are on the person's sheet, its PIN nowhere. */
export const paperViewSchema = z.strictObject({
  paperId: idSchema<'paper'>(),
  ...paperSchema.pick({
    state: true,
    tiers: true,
    issuedAt: true,
    issuedBy: true,
    redeemedAt: true,
    revokedAt: true,
  }).shape,
  expiresAt: instantSchema,
})
export type PaperView = z.output<typeof paperViewSchema>

/** The codes scanned from the paper, in any order, and the PIN that the person tells. */
export const redeemPaperSchema = z.strictObject({
  codes: z
    .array(z.string().max(2000))
    .min(1)
    .max(maxCodes * 3),
  pin: z.string().regex(/^\d{6}$/),
})
export type RedeemPaper = z.output<typeof redeemPaperSchema>

/** The issuer of a paper, and until when it holds: the first line of the signed text. */
export const paperManifestSchema = z.strictObject({
  format: z.literal('passerelle.paper.1'),
  paperId: idSchema<'paper'>(),
  issuer: z.strictObject({ id: idSchema<'tenant'>(), name: z.string(), country: countrySchema }),
  language: languageSchema,
  issuedAt: instantSchema,
  expiresAt: instantSchema,
})
export type PaperManifest = z.output<typeof paperManifestSchema>

/**
 * The manifest as text and the text of each part, joined by line feeds, is what the signature is of: Ed25519, signature
 * and public key in base64url. The fingerprint is the SHA-256 of the public key's 32 bytes.
 */
export const redeemedPaperSchema = z.strictObject({
  manifest: paperManifestSchema,
  manifestText: z.string(),
  redeemedAt: instantSchema,
  signature: z.string(),
  publicKey: z.string(),
  fingerprint: sha256Schema,
  parts: z.array(packagePartSchema),
})
export type RedeemedPaper = z.output<typeof redeemedPaperSchema>

/** The documents that a person carries themselves: a sheet to read, and a paper with which any centre can go on. */
export const papers = routes('api-papers', {
  readSheet: {
    method: 'GET',
    path: '/v1/participants/{participantId}/sheet',
    summary:
      'A sheet of paper for the person to take along: who accompanies them, what was done, who helps there',
    query: z.strictObject({ language: z.enum(['en', 'de', 'fr', 'ar']).default('en') }),
    answer: { status: 200 },
    media: 'text/html',
  },
  issuePaper: {
    method: 'POST',
    path: '/v1/participants/{participantId}/papers',
    summary:
      'Make a paper with which the person hands themselves over: QR codes, and a PIN that is told once',
    body: paperEntrySchema,
    answer: { status: 201, body: issuedPaperSchema },
  },
  listPapers: {
    method: 'GET',
    path: '/v1/participants/{participantId}/papers',
    summary: 'List how the papers of a person stand: which can still be opened, and when one was',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(paperViewSchema) },
  },
  revokePaper: {
    method: 'DELETE',
    path: '/v1/participants/{participantId}/papers/{paperId}',
    summary: 'Take back a paper that was lost; it opens for nobody from this moment on',
    answer: { status: 204 },
  },
  redeemPaper: {
    method: 'POST',
    path: '/v1/papers/redeem',
    summary:
      'Open a paper that a person carried, once; the bearer is `PSRL1.` and the key that its codes say',
    body: redeemPaperSchema,
    answer: { status: 200, body: redeemedPaperSchema },
  },
})
