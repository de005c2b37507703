import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type { ConsentEvent, ConsentGrant } from './consent/consent.ts'
import type { Appointment } from './conversation/appointments.ts'
import type { Message } from './conversation/messages.ts'
import type { Disclosure } from './disclosure/disclosure.ts'
import type { DisclosedPerson } from './package/disclosed-person.ts'
import type { OutcomeReport } from './referral/outcomes.ts'
import type { Referral, ReferralRequest, TimelineEvent } from './referral/referral.ts'

/** The way of a referral: who did what when. Names nobody. */
const process = {
  category: 'ordinary',
  purposes: ['handover', 'reporting', 'accountability'],
  tier: 'never',
  retention: 'exchange',
  storage: 'clear',
} as const satisfies FieldRule

const offered = but(process, { tier: 'T0' })
const sealed = but(process, { purposes: ['handover'], storage: 'sealed' })

export const referralRules = {
  id: process,
  from: process,
  to: process,
  kind: offered,
  state: process,
  owner: process,
  version: process,
  seq: process,
  pseudonym: offered,
  country: process,
  urgency: offered,
  track: process,
  // Crosses field by field, by the rules of ReferralRequest.
  request: sealed,
  sender: process,
  receiver: process,
  deadlines: process,
  packageVersion: process,
  consentId: process,
  openTiers: process,
  vitalTiers: process,
  offeredAt: process,
  acknowledgedAt: process,
  departedAt: process,
  departedOn: process,
  metOn: process,
  advancedAt: process,
  erasure: process,
  supersedes: process,
  supersededBy: process,
  createdAt: process,
  changedAt: process,
} as const satisfies Rules<Referral>

export const referralRequestRules = {
  needs: but(sealed, { tier: 'T0' }),
  arrivalWindow: but(sealed, { tier: 'T0' }),
  plannedDeparture: sealed,
} as const satisfies Rules<ReferralRequest>

export const timelineEventRules = {
  seq: process,
  command: process,
  side: process,
  memberId: process,
  at: process,
  from: process,
  to: process,
  reason: process,
  opened: process,
  closed: process,
  policy: process,
  detail: sealed,
} as const satisfies Rules<TimelineEvent>

export const messageRules = {
  seq: process,
  side: process,
  memberId: process,
  at: process,
  text: sealed,
} as const satisfies Rules<Message>

export const appointmentRules = {
  id: process,
  version: process,
  kind: process,
  state: process,
  side: process,
  memberId: process,
  slots: process,
  host: process,
  country: process,
  timeZone: process,
  agreed: process,
  agreedBy: process,
  createdAt: process,
  changedAt: process,
  note: sealed,
} as const satisfies Rules<Appointment>

const evidence = but(process, { purposes: ['handover', 'accountability'], retention: 'agreement' })
// Says something about the person: that they cannot read, or which kind of help they need.
const delicate = but(evidence, { storage: 'sealed' })

export const consentGrantRules = {
  id: evidence,
  referralId: evidence,
  recipientId: evidence,
  purposes: evidence,
  tiers: evidence,
  sensitiveGroups: but(delicate, { category: 'special' }),
  packageVersion: evidence,
  packageHashes: evidence,
  notice: evidence,
  method: evidence,
  readAloud: delicate,
  interpreter: delicate,
  mayCallBeforeDeparture: evidence,
  feedback: evidence,
  transferBasis: evidence,
  givenAt: evidence,
  expiresAt: evidence,
} as const satisfies Rules<ConsentGrant>

export const consentEventRules = {
  seq: evidence,
  kind: evidence,
  at: evidence,
  memberId: evidence,
  way: evidence,
  tiers: evidence,
  grant: delicate,
} as const satisfies Rules<ConsentEvent>

// How a person fares is theirs, and says more of them than the way of a referral does.
const fate = but(sealed, { purposes: ['handover', 'reporting'] })

export const outcomeReportRules = {
  month: fate,
  outcome: fate,
  date: fate,
} as const satisfies Rules<OutcomeReport>

export const disclosureRules = {
  id: evidence,
  at: evidence,
  recipientId: evidence,
  memberId: evidence,
  tiers: evidence,
  packageVersion: evidence,
  occasion: evidence,
  basis: evidence,
} as const satisfies Rules<Disclosure>

const derived = but(process, { purposes: ['handover'], storage: 'sealed' })

export const disclosedPersonRules = {
  ageBracket: but(derived, { tier: 'T0' }),
  ageUncertain: but(derived, { tier: 'T0' }),
  birthYear: but(derived, { tier: 'T2' }),
  channels: but(derived, { tier: 'T2', purposes: ['handover', 'contact'] }),
} as const satisfies Rules<DisclosedPerson>
