import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import { organisation } from '../tenancy/field-rules.ts'
import type { Application, ReleasedSheet } from './application.ts'
import type { PlacementTally } from './tally.ts'
import type { WorkProfile } from './work-profile.ts'

/** How far something has come. Names nobody. */
const facet = {
  category: 'ordinary',
  purposes: ['coaching', 'administration'],
  tier: 'never',
  retention: 'case',
  storage: 'clear',
} as const satisfies FieldRule

// It was agreed to for vacancies of this organisation, so nothing of it crosses to another one.
const personal = but(facet, { purposes: ['coaching'], storage: 'sealed' })
const yes = but(personal, { purposes: ['accountability'] })

export const workProfileRules = {
  participantId: facet,
  version: facet,
  changedAt: facet,
  state: facet,
  agreement: yes,
  takenBack: yes,
  profile: personal,
} as const satisfies Rules<WorkProfile>

export const applicationRules = {
  id: facet,
  participantId: facet,
  // In the clear, so that the applications of a vacancy are found.
  vacancyId: facet,
  title: personal,
  employerName: personal,
  round: facet,
  version: facet,
  preparedAt: facet,
  changedAt: facet,
  state: facet,
  release: personal,
  agreement: yes,
  hire: but(personal, { purposes: ['coaching', 'reporting'] }),
  moves: personal,
} as const satisfies Rules<Application>

export const releasedSheetRules = {
  id: facet,
  version: facet,
  applicationId: facet,
  employerName: yes,
  release: yes,
  issuedAt: yes,
  issuedBy: yes,
} as const satisfies Rules<ReleasedSheet>

const counted = but(organisation, { purposes: ['reporting'] })

export const placementTallyRules = {
  version: counted,
  people: counted,
  applications: counted,
  hired: counted,
} as const satisfies Rules<PlacementTally>
