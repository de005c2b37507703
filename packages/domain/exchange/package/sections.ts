import {
  firstInterviewRules,
  participantRules,
  planItemRules,
  planRules,
  skillsAssessmentRules,
} from '../../casework/field-rules.ts'
import type { FirstInterview, Participant, Plan, PlanItem, SkillsAssessment } from '../../casework/index.ts'
import { type FieldOfTier, type FieldRule, fieldsOfTier } from '../../sharing/field-rule.ts'
import type { Tier } from '../../sharing/tiers.ts'
import { disclosedPersonRules, referralRequestRules, referralRules } from '../field-rules.ts'
import type { Referral, ReferralRequest } from '../referral/referral.ts'
import type { DisclosedPerson } from './disclosed-person.ts'

/** From which entity each section of a package is taken; items of a plan are a list of sections. */
type Entities = {
  readonly referral: Referral
  readonly request: ReferralRequest
  readonly participant: Participant
  readonly person: DisclosedPerson
  readonly interview: FirstInterview
  readonly assessment: SkillsAssessment
  readonly plan: Plan
  readonly planItem: PlanItem
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
} as const satisfies Record<keyof Entities, Readonly<Record<string, FieldRule>>>

type Rules = typeof sectionRules

/** A section that stands once in a package. */
export type SectionName = Exclude<keyof Entities, 'planItem'>

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
