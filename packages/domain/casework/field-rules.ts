import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type {
  AgreedPlan,
  CaseloadSummary,
  FirstInterview,
  Import,
  Participant,
  PersonLink,
  Plan,
  PlanItem,
  SkillsAssessment,
} from './index.ts'

/** The facets of a case that lists and figures need. Names nobody. */
const facet = {
  category: 'ordinary',
  purposes: ['coaching', 'reporting'],
  tier: 'never',
  retention: 'case',
  storage: 'clear',
} as const satisfies FieldRule

/** Facts about a person that the organisation keeps to itself. */
const personal = {
  category: 'ordinary',
  purposes: ['coaching'],
  tier: 'never',
  retention: 'case',
  storage: 'sealed',
} as const satisfies FieldRule

const offered = but(personal, { tier: 'T0', purposes: ['coaching', 'handover'] })
const professional = but(personal, { tier: 'T1', purposes: ['coaching', 'handover'] })
const identity = but(personal, { tier: 'T2', purposes: ['coaching', 'contact', 'handover'] })
const sensitive = but(personal, { tier: 'T3', purposes: ['coaching', 'handover'], category: 'special' })

export const participantRules = {
  id: facet,
  version: facet,
  // The person's short name inside this organisation. An offer carries another one, made for that offer alone.
  pseudonym: personal,
  openedAt: facet,
  changedAt: facet,
  openedFrom: facet,
  stage: facet,
  stageSteps: personal,
  mergedInto: facet,
  merged: personal,
  programmeId: facet,
  formerProgrammes: facet,
  coachId: facet,
  deputyId: facet,
  names: identity,
  // What somebody is to an organisation says much of why they left another country, so no list is made by it.
  kind: but(personal, { purposes: ['coaching', 'reporting'] }),
  cameFrom: personal,
  // Day or year; what crosses is the age bracket and the year, which are derived from it.
  birth: personal,
  gender: personal,
  languages: offered,
  returnCountry: but(facet, { tier: 'T0', purposes: ['coaching', 'handover', 'reporting'] }),
  returnDistrict: offered,
  // The safe ones among them cross.
  channels: but(personal, { purposes: ['coaching', 'contact'] }),
  // The arrival window of the request crosses in its place.
  plannedDeparture: personal,
  supportNeeds: sensitive,
} as const satisfies Rules<Participant>

export const caseloadSummaryRules = {
  id: facet,
  version: facet,
  pseudonym: personal,
  stage: facet,
  openedAt: facet,
  changedAt: facet,
  programmeId: facet,
  coachId: facet,
  deputyId: facet,
  returnCountry: facet,
  returnDistrict: personal,
  plannedDeparture: personal,
  names: personal,
  birthYear: personal,
} as const satisfies Rules<CaseloadSummary>

// How far a file has been taken in. Names nobody: which row became whom stands beside it, by ids, and goes after a while.
export const importRules = {
  id: facet,
  version: facet,
  startedBy: facet,
  startedAt: facet,
  changedAt: facet,
  file: facet,
  rows: facet,
  upTo: facet,
  seen: facet,
  takenIn: facet,
} as const satisfies Rules<Import>

// Says of a person that they have a link and how it fares; neither its code nor its PIN.
export const personLinkRules = {
  id: facet,
  participantId: facet,
  version: facet,
  createdAt: facet,
  createdBy: facet,
  endsAt: facet,
  tries: facet,
  failures: facet,
  locks: facet,
  lockedUntil: facet,
  revokedAt: facet,
} as const satisfies Rules<PersonLink>

export const firstInterviewRules = {
  participantId: facet,
  version: facet,
  changedAt: facet,
  heldOn: personal,
  conductedBy: personal,
  mode: personal,
  language: personal,
  interpretation: personal,
  // Told in confidence and in the person's own words; the goal that crosses is the plan's.
  goal: personal,
  situation: personal,
  expectations: personal,
  labourMarketDestination: professional,
} as const satisfies Rules<FirstInterview>

export const skillsAssessmentRules = {
  participantId: facet,
  version: facet,
  changedAt: facet,
  assessedOn: professional,
  assessedBy: personal,
  occupations: professional,
  languages: professional,
  education: professional,
  skills: professional,
} as const satisfies Rules<SkillsAssessment>

export const planItemRules = {
  // Ids and versions of the sender's own catalogue mean nothing elsewhere; the title says it.
  id: personal,
  moduleId: personal,
  moduleVersion: personal,
  title: professional,
  purpose: professional,
  status: professional,
  teachingUnits: professional,
  teachingUnitsDone: professional,
  findingIds: personal,
} as const satisfies Rules<PlanItem>

const planContent = {
  occupationalGoal: professional,
  businessIdea: professional,
  businessIdeaNote: professional,
  // Items cross one by one, by the rules of PlanItem.
  items: personal,
  // What one organisation keeps of labour markets stays with it; whoever receives the person knows their own.
  findings: personal,
  agreement: personal,
} as const

export const planRules = {
  participantId: facet,
  version: facet,
  changedAt: facet,
  edition: facet,
  state: facet,
  ...planContent,
  frozenAt: personal,
  certificateRequests: personal,
} as const satisfies Rules<Plan>

export const agreedPlanRules = { participantId: facet, ...planContent } as const satisfies Rules<AgreedPlan>
