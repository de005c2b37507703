import {
  firstInterviewRules,
  participantRules,
  planItemRules,
  planRules,
  skillsAssessmentRules,
} from '../../casework/field-rules.ts'
import type { FirstInterview, Participant, Plan, PlanItem, SkillsAssessment } from '../../casework/index.ts'
import { businessPlanRules, businessStepRules, financeLineRules } from '../../founding/field-rules.ts'
import type { BusinessPlan, BusinessStep, FinanceLine } from '../../founding/index.ts'
import { type FieldOfTier, type FieldRule, fieldsOfTier } from '../../sharing/field-rule.ts'
import type { Tier } from '../../sharing/tiers.ts'
import { disclosedPersonRules, referralRequestRules, referralRules } from '../field-rules.ts'
import type { Referral, ReferralRequest } from '../referral/referral.ts'
import type { DisclosedPerson } from './disclosed-person.ts'

/** From which entity each section of a package is taken; the items of a plan are lists of sections. */
type Entities = {
  readonly referral: Referral
  readonly request: ReferralRequest
  readonly participant: Participant
  readonly person: DisclosedPerson
  readonly interview: FirstInterview
  readonly assessment: SkillsAssessment
  readonly plan: Plan
  readonly planItem: PlanItem
  readonly business: BusinessPlan
  readonly financeLine: FinanceLine
  readonly businessStep: BusinessStep
}

/** By whose rules the fields of each section cross. */
export const sectionRules = {
  referral: referralRules,
  request: referralRequestRules,
  participant: participantRules,
  person: disclosedPersonRules,
  interview: firstInterviewRules,
  assessment: skillsAssessmentRules,
  plan: planRules,
  planItem: planItemRules,
  business: businessPlanRules,
  financeLine: financeLineRules,
  businessStep: businessStepRules,
} as const satisfies Record<keyof Entities, Readonly<Record<string, FieldRule>>>

type Rules = typeof sectionRules

/** The sections that a package lists, each by the name of its list. */
export const sectionsOfLists = {
  planItems: 'planItem',
  financeLines: 'financeLine',
  businessSteps: 'businessStep',
} as const satisfies Readonly<Record<string, keyof Entities>>

export type ListName = keyof typeof sectionsOfLists
type Listed = (typeof sectionsOfLists)[ListName]

/** A section that stands once in a package. */
export type SectionName = Exclude<keyof Entities, Listed>

/** The fields of a section that may cross in a tier. */
export type Projection<Name extends keyof Entities, Wanted extends Tier> = Pick<
  Entities[Name],
  FieldOfTier<Rules[Name], Wanted> & keyof Entities[Name]
>

/** All of an entity that may cross at all. */
type Crossing<Name extends keyof Entities> = Projection<Name, Tier>

/** The fields of an entity that may cross in a tier, as far as they are there. No other can get into the result. */
export function project<Name extends keyof Entities, Wanted extends Tier>(
  name: Name,
  value: Crossing<Name>,
  tier: Wanted,
): Projection<Name, Wanted> {
  const held: Readonly<Record<string, unknown>> = value
  const fields = fieldsOfTier(sectionRules[name], tier).flatMap((field) =>
    held[field] === undefined ? [] : [[field, held[field]] as const],
  )
  // Exactly the fields of the projection, as the rules of the section list them.
  return Object.fromEntries(fields) as Projection<Name, Wanted>
}
