import { dateSchema, idSchema, instantSchema, rule, sha256Schema } from '@passerelle/domain/kernel'
import {
  journalSealSchema,
  sealedLineSchema,
  sealFaults,
  sealStatementSchema,
} from '@passerelle/domain/seals'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A public key that seals were signed with, as a JWK (RFC 7517). */
export const sealingKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
})

/** How far the journal is sealed, and what is not sealed yet. */
export const journalChainViewSchema = z.strictObject({
  tenant: idSchema<'tenant'>(),
  /** The newest seal, with what its signature covers; missing before the first. */
  last: sealStatementSchema.extend({ signed: z.string() }).optional(),
  /** Whether the newest seal is signed by one of the keys and agrees with the chain. */
  isSound: z.boolean(),
  /** The newest seal that closes a day. */
  closed: sealStatementSchema.pick({ day: true, number: true, root: true, sealedAt: true }).optional(),
  /** The last seal that stands in the locked bucket as well. */
  lockedAway: z.int().min(0),
  /** The partners whose seals bear witness of this journal; `seal` is missing where what they saw is not here: then it was rewritten. */
  witnesses: z.array(
    z.strictObject({
      partner: idSchema<'tenant'>(),
      sealedAt: instantSchema,
      seal: z.int().optional(),
    }),
  ),
  /** Lines that no seal names yet, up to two hundred of them, and the oldest. After `settlingMinutes` a line is sealed by the next run. */
  open: z.strictObject({
    lines: z.int().min(0),
    isMore: z.boolean(),
    since: instantSchema.optional(),
    settlingMinutes: z.int(),
  }),
  /** The JSON Web Key Set that verifies the seals. Compare it with a copy that was got elsewhere. */
  jwks: z.strictObject({ keys: z.array(sealingKeySchema) }),
})
export type JournalChainView = z.output<typeof journalChainViewSchema>

const period = { from: dateSchema.optional(), to: dateSchema.optional() }

/** Days in UTC, from the first to the last of them; all of them unless said. */
export const sealPeriodQuerySchema = pageQuerySchema
  .extend(period)
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    ...rule('ends_before_it_begins'),
    path: ['to'],
  })
export type SealPeriodQuery = z.output<typeof sealPeriodQuerySchema>

/** A seal with the lines that it added to the chain: their places and the digests of their leaves. */
export const sealViewSchema = journalSealSchema.omit({ version: true })
export type SealView = z.output<typeof sealViewSchema>

/** A page of seals, in their order. */
export const sealsPageSchema = pageOf(sealViewSchema)
/** A page of lines as they are sealed, the oldest first. */
export const linesPageSchema = pageOf(sealedLineSchema)

/** The place of a line, as a list of lines names it. */
const placeSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[0-9A-HJKMNP-TV-Z]{26}$/)
export const proofQuerySchema = z.strictObject({ place: placeSchema })

/** That a line stands in the tree of a day: with the digests beside the way, its leaf leads to the root that was signed. */
export const lineProofSchema = z.strictObject({
  line: sealedLineSchema,
  leaf: sha256Schema,
  index: z.int().min(0),
  path: z.array(z.strictObject({ side: z.enum(['left', 'right']), digest: sha256Schema })),
  root: sha256Schema,
  /** The seal with that root. */
  signed: z.string(),
})
export type LineProof = z.output<typeof lineProofSchema>

/** What is checked: one day in UTC. */
export const checkQuerySchema = z.strictObject({ day: dateSchema })

/** What a check of one day found: how much it looked at, and all that is wrong. */
export const journalCheckSchema = z.strictObject({
  day: dateSchema,
  lines: z.int().min(0),
  seals: z.int().min(0),
  /** Whether the day is closed, so that nothing may join it. */
  isClosed: z.boolean(),
  faults: z.array(
    z.strictObject({
      what: z.enum(sealFaults),
      seal: z.int().optional(),
      place: z.string().optional(),
    }),
  ),
})
export type JournalCheck = z.output<typeof journalCheckSchema>

/** The journal as it is sealed. */
export const seals = routes('api-seals', {
  readJournalChain: {
    method: 'GET',
    path: '/v1/journal/chain',
    summary: 'Read up to when the journal is sealed, by which keys, and what is not sealed yet',
    answer: { status: 200, body: journalChainViewSchema },
  },
  listJournalSeals: {
    method: 'GET',
    path: '/v1/journal/seals',
    summary: 'List the seals of the journal with the digests of their lines, the first of them first',
    query: sealPeriodQuerySchema,
    answer: { status: 200, body: sealsPageSchema },
  },
  listJournalLines: {
    method: 'GET',
    path: '/v1/journal/lines',
    summary: 'List the lines of the journal as they are sealed, the oldest first, sealed or not',
    query: sealPeriodQuerySchema,
    answer: { status: 200, body: linesPageSchema },
  },
  readJournalProof: {
    method: 'GET',
    path: '/v1/journal/proof',
    summary: 'Read the proof that one line is sealed, which shows nothing of any other line',
    query: proofQuerySchema,
    answer: { status: 200, body: lineProofSchema },
  },
  readJournalCheck: {
    method: 'GET',
    path: '/v1/journal/check',
    summary: 'Check the lines of a day against its seals, and name all that is wrong',
    query: checkQuerySchema,
    answer: { status: 200, body: journalCheckSchema },
  },
})
