import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type { Paper, PaperCopy, PaperDisclosure } from './index.ts'

/** The fate of a paper. Names nobody. */
const process = {
  category: 'ordinary',
  purposes: ['handover', 'accountability'],
  tier: 'never',
  retention: 'exchange',
  storage: 'clear',
} as const satisfies FieldRule

const sealed = but(process, { purposes: ['handover'], storage: 'sealed' })

export const paperRules = {
  id: process,
  version: process,
  state: process,
  failures: process,
  tiers: process,
  sha256: process,
  issuedAt: process,
  issuedBy: process,
  endsAt: process,
  redeemedAt: process,
  revokedAt: process,
  failedAttempt: process,
} as const satisfies Rules<Paper>

// The codes are sealed in themselves; together with the PIN they tell everything.
export const paperCopyRules = {
  id: process,
  codes: sealed,
  consent: sealed,
  notice: sealed,
} as const satisfies Rules<PaperCopy>

const evidence = but(process, { retention: 'agreement' })

export const paperDisclosureRules = {
  paperId: evidence,
  at: evidence,
  tiers: evidence,
} as const satisfies Rules<PaperDisclosure>
