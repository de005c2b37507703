import type { FieldRule, Rules } from '../sharing/field-rule.ts'
import { organisation } from '../tenancy/field-rules.ts'
import type { JournalChain, JournalSeal } from './seal.ts'

/** Counts, times and digests of lines that hold nothing personal. */
const proof = { ...organisation, purposes: ['accountability'] } as const satisfies FieldRule

export const journalChainRules = {
  version: proof,
  number: proof,
  before: proof,
  day: proof,
  lines: proof,
  dayLines: proof,
  head: proof,
  peaks: proof,
  upTo: proof,
  kid: proof,
  lockedAway: proof,
} as const satisfies Rules<JournalChain>

export const journalSealRules = {
  number: proof,
  version: proof,
  day: proof,
  closes: proof,
  upTo: proof,
  sealedAt: proof,
  places: proof,
  leaves: proof,
  signed: proof,
} as const satisfies Rules<JournalSeal>
