import type { FieldRule, Rules } from '../sharing/field-rule.ts'
import type { CaseRetention } from './case-retention.ts'
import type { CaseHolds } from './hold.ts'

/** Days and codes by which the time of a case runs, as long as anything of it is left. Names nobody but members. */
const facet = {
  category: 'ordinary',
  purposes: ['accountability'],
  tier: 'never',
  retention: 'funding',
  storage: 'clear',
} as const satisfies FieldRule

export const caseRetentionRules = {
  participantId: facet,
  version: facet,
  caseOpenedAt: facet,
  closedOn: facet,
  programmeId: facet,
  mergedInto: facet,
  merged: facet,
  endedOn: facet,
  announced: facet,
  dueOn: facet,
  lookOn: facet,
} as const satisfies Rules<CaseRetention>

export const caseHoldsRules = {
  participantId: facet,
  version: facet,
  holds: facet,
} as const satisfies Rules<CaseHolds>
