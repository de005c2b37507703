import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import { organisation } from '../tenancy/field-rules.ts'
import type { ReintegrationBaseline } from './baseline.ts'
import type { FollowUp, FollowUpYear } from './follow-up.ts'
import type { OwnFollowUpDays } from './own-days.ts'

/** Proves to a funder what came of it, so it is kept as long as that has to be proved. */
const proof = {
  category: 'ordinary',
  purposes: ['coaching', 'reporting'],
  tier: 'never',
  retention: 'funding',
  storage: 'sealed',
} as const satisfies FieldRule

/** What somebody answers of their money, their health and their worries. */
const answered = but(proof, { category: 'special', purposes: ['coaching'], retention: 'case' })

const facet = but(proof, { storage: 'clear' })

export const followUpRules = {
  id: facet,
  participantId: facet,
  caseOpenedAt: facet,
  version: facet,
  changedAt: facet,
  state: facet,
  month: proof,
  aimedOn: proof,
  // Stands in the list of what is due, where it says of nobody who it is.
  dueOn: facet,
  calendarEdition: proof,
  attempts: proof,
  // The codes and days of it come back to the sender where the person agreed to that (domain.md 7.1, N8); the words never.
  result: proof,
  response: answered,
  recordedAt: proof,
  recordedBy: proof,
  // Answers among it.
  earlier: answered,
} as const satisfies Rules<FollowUp>

export const followUpYearRules = {
  participantId: facet,
  version: facet,
  contactOn: proof,
  begunAt: proof,
  begunBy: proof,
  handover: facet,
} as const satisfies Rules<FollowUpYear>

const setting = but(organisation, { purposes: ['coaching', 'reporting'] })

export const ownFollowUpDaysRules = {
  days: setting,
  version: setting,
} as const satisfies Rules<OwnFollowUpDays>

export const reintegrationBaselineRules = {
  participantId: facet,
  version: facet,
  changedAt: facet,
  heldOn: proof,
  response: answered,
  recordedBy: proof,
} as const satisfies Rules<ReintegrationBaseline>
