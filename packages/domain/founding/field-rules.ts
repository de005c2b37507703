import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type { BusinessPlan } from './business-plan.ts'
import type { BusinessStep, FinanceLine } from './content.ts'
import type { BusinessPlanEdition } from './edition.ts'
import type { BusinessRecheck } from './recheck.ts'

/** How far a plan has come. Names nobody. */
const facet = {
  category: 'ordinary',
  purposes: ['coaching', 'reporting'],
  tier: 'never',
  retention: 'case',
  storage: 'clear',
} as const satisfies FieldRule

/** What stays in the organisation: the editions before, and what was said of them. */
const personal = but(facet, { purposes: ['coaching'], storage: 'sealed' })

/** The plan itself goes with the person (domain.md 5.1, T1). */
const professional = but(personal, { tier: 'T1', purposes: ['coaching', 'handover'] })

/** Proves to a funder what came of it, so it is kept as long as that has to be proved. */
const proof = but(personal, { purposes: ['coaching', 'reporting'], retention: 'funding' })

export const businessPlanRules = {
  participantId: facet,
  version: facet,
  changedAt: facet,
  edition: but(facet, { tier: 'T1', purposes: ['coaching', 'handover', 'reporting'] }),
  state: facet,
  idea: professional,
  canvas: professional,
  reserveMonths: professional,
  // Lines and steps cross one by one, by the rules of FinanceLine and BusinessStep.
  lines: personal,
  steps: personal,
  recommendation: professional,
  grounds: professional,
  rechecks: facet,
  outcome: proof,
  earlierOutcomes: proof,
  source: personal,
} as const satisfies Rules<BusinessPlan>

export const financeLineRules = {
  id: personal,
  kind: professional,
  label: professional,
  amount: professional,
} as const satisfies Rules<FinanceLine>

export const businessStepRules = {
  id: personal,
  step: professional,
  task: professional,
  dueOn: professional,
  doneOn: professional,
} as const satisfies Rules<BusinessStep>

export const businessPlanEditionRules = {
  participantId: facet,
  version: facet,
  edition: facet,
  idea: personal,
  canvas: personal,
  reserveMonths: personal,
  lines: personal,
  steps: personal,
  submittedAt: personal,
  submittedBy: personal,
  confirmation: personal,
  feedback: personal,
  recommendation: personal,
  grounds: personal,
  decidedAt: personal,
  decidedBy: personal,
  decidedAlone: personal,
} as const satisfies Rules<BusinessPlanEdition>

export const businessRecheckRules = {
  participantId: facet,
  version: facet,
  number: facet,
  edition: facet,
  pricedOn: personal,
  recheckedAt: personal,
  recheckedBy: personal,
  reserveMonths: personal,
  lines: personal,
} as const satisfies Rules<BusinessRecheck>
