import * as z from 'zod'
import { dateSchema, idSchema, instantSchema, sha256Schema } from '../kernel/index.ts'

/** So many lines are sealed at once, and so many are named in one seal. */
export const mostLinesOfSeal = 200

/** As many partners as a seal bears witness of. */
export const mostWitnessed = 80

/** The newest seal of a partner, as it stood when this one was made: its digest, which tells nothing of its journal. */
export const witnessedSealSchema = z.strictObject({ tenant: idSchema<'tenant'>(), seal: sha256Schema })
export type WitnessedSeal = z.output<typeof witnessedSealSchema>

/**
 * What is signed: how far the chain of an organisation has come. Seals are numbered from 1 and each names the one before it,
 * so that none can be left out; all lines of a day stand in one tree, and the seal that closes the day has its last root.
 */
export const sealStatementSchema = z.strictObject({
  tenant: idSchema<'tenant'>(),
  number: z.int().min(1),
  /** The digest of the seal before, as it was signed; of the first one, where the chain of this organisation begins. */
  before: sha256Schema,
  /** The day in UTC whose tree it is. */
  day: dateSchema,
  /** Whether the day is closed with it. A line that comes later stands in the tree of the next day. */
  closes: z.boolean(),
  /** The lines of the chain up to here, and those of the day's tree. */
  lines: z.int().min(0),
  dayLines: z.int().min(0),
  /** The head of the chain, and the root of the day's tree. */
  head: sha256Schema,
  root: sha256Schema,
  /** Every line that stood in the journal with a time up to this one is sealed. */
  upTo: instantSchema,
  sealedAt: instantSchema,
  witnessed: z.array(witnessedSealSchema).max(mostWitnessed),
})
export type SealStatement = z.output<typeof sealStatementSchema>

/** A seal as it is kept: signed (a JWS, ES256), and the lines that it added to the chain, in their order. */
export const journalSealSchema = z.strictObject({
  number: z.int().min(1),
  version: z.literal(1),
  day: dateSchema,
  closes: z.boolean(),
  upTo: instantSchema,
  sealedAt: instantSchema,
  places: z.array(z.string()).max(mostLinesOfSeal),
  leaves: z.array(sha256Schema).max(mostLinesOfSeal),
  signed: z.string(),
})
export type JournalSeal = z.output<typeof journalSealSchema>

/** How far a chain has come, and all that is needed to go on with it. */
export const journalChainSchema = z.strictObject({
  version: z.int().min(1),
  number: z.int().min(0),
  before: sha256Schema,
  day: dateSchema,
  lines: z.int().min(0),
  dayLines: z.int().min(0),
  head: sha256Schema,
  peaks: z.array(sha256Schema),
  upTo: instantSchema,
  /** The key that signed the last seal. */
  kid: z.string(),
  /** The last seal that stands in the locked bucket as well. */
  lockedAway: z.int().min(0),
})
export type JournalChain = z.output<typeof journalChainSchema>
