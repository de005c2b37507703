import type * as z from 'zod'
import type { EntityName, FieldOf } from './registry.ts'

/**
 * The reason for which a field of a record about a person is not in their copy: it names a member of staff, it is how the
 * platform works (a count, a version), it would open something, or it stands where a person's own session does not reach.
 */
export type LeftOut = 'staff' | 'workings' | 'opens' | 'out_of_reach'

type Copied = { readonly [Name in EntityName]?: { readonly [Field in FieldOf<Name>]?: LeftOut } }

/**
 * The records about a person that they get a copy of (GDPR, Article 15), and the fields that are left out of each. A field
 * that is not named here is in the copy: one that is new is told, until somebody says why not.
 */
export const ownCopy = {
  Participant: { version: 'workings', coachId: 'staff', deputyId: 'staff' },
  PersonLink: {
    id: 'workings',
    participantId: 'workings',
    version: 'workings',
    createdAt: 'out_of_reach',
    createdBy: 'staff',
    tries: 'out_of_reach',
    failures: 'out_of_reach',
    locks: 'out_of_reach',
    lockedUntil: 'out_of_reach',
    revokedAt: 'out_of_reach',
  },
  FirstInterview: { version: 'workings', conductedBy: 'staff' },
  SkillsAssessment: { version: 'workings', assessedBy: 'staff' },
  Plan: { version: 'workings' },
  AgreedPlan: {},
  PlanItem: {},
  CaseHolds: { version: 'workings' },
  Note: { version: 'workings', authorId: 'staff' },
  KeptFile: { version: 'workings', addedBy: 'staff' },
  Attendance: { version: 'workings', recordedBy: 'staff' },
  FollowUpYear: { version: 'workings', begunBy: 'staff', handover: 'workings' },
  ReintegrationBaseline: { version: 'workings', recordedBy: 'staff' },
  FollowUp: {
    version: 'workings',
    caseOpenedAt: 'workings',
    recordedBy: 'staff',
    calendarEdition: 'workings',
  },
  BusinessPlan: { version: 'workings', rechecks: 'workings' },
  FinanceLine: {},
  BusinessStep: {},
  BusinessPlanEdition: {
    version: 'workings',
    submittedBy: 'staff',
    decidedBy: 'staff',
    decidedAlone: 'workings',
  },
  BusinessRecheck: { version: 'workings', recheckedBy: 'staff' },
  Recognition: { version: 'workings', assessorId: 'staff' },
  Certificate: { version: 'workings', digest: 'workings', status: 'workings', issuedBy: 'staff' },
  WorkProfile: { version: 'workings' },
  Application: { version: 'workings', round: 'workings' },
  ReleasedSheet: { version: 'workings', issuedBy: 'staff' },
  PaperCopy: { codes: 'opens' },
  Referral: { version: 'workings', seq: 'workings', sender: 'staff', receiver: 'staff' },
  ReferralRequest: {},
  TimelineEvent: { memberId: 'staff' },
  Appointment: { version: 'workings', memberId: 'staff', agreedBy: 'staff', note: 'staff' },
  ConsentGrant: {},
  ConsentEvent: { memberId: 'staff' },
  OutcomeReport: {},
  Disclosure: { memberId: 'staff' },
  DisclosedPerson: {},
} as const satisfies Copied

export type OwnEntity = keyof typeof ownCopy

/** Those entities by their names. */
export const ownEntities = Object.keys(ownCopy) as OwnEntity[] // the keys of a closed object

/**
 * The entities of which a person gets no copy: an organisation's own affairs, a second writing of what the copy holds, what
 * members of two organisations write to each other, and what stands where a person's own session does not reach.
 */
export const notCopied = {
  CaseloadSummary: 'second_writing',
  CaseRetention: 'workings',
  // Of somebody who is nobody's case yet: they see it by their receipt, and take it back there.
  ContactRequest: 'out_of_reach',
  ContactTally: 'organisation',
  Message: 'between_members',
  PublicCertificate: 'second_writing',
  Paper: 'out_of_reach',
  PaperDisclosure: 'out_of_reach',
  // Numbers and tokens, of which none leads to the person without what is in the copy anyway.
  CountingNote: 'workings',
  CountingAccount: 'workings',
  Figures: 'organisation',
  FrozenReport: 'organisation',
  ToldYears: 'organisation',
  Publication: 'organisation',
  Card: 'organisation',
  Tenant: 'organisation',
  DirectoryEntry: 'organisation',
  Member: 'organisation',
  ServiceAccount: 'organisation',
  Corridor: 'organisation',
  SafetyLimits: 'organisation',
  OwnCalendar: 'organisation',
  OwnPlaces: 'organisation',
  ConsentNotice: 'organisation',
  NoticeWording: 'organisation',
  NoticesInForce: 'organisation',
  Webhook: 'organisation',
  Delivery: 'organisation',
  Session: 'organisation',
  SessionFeed: 'organisation',
  OwnFollowUpDays: 'organisation',
  Network: 'organisation',
  Institution: 'organisation',
  NetworkEvent: 'organisation',
  EventAttendance: 'organisation',
  Import: 'organisation',
  IssuerKeys: 'organisation',
  JournalChain: 'organisation',
  JournalSeal: 'organisation',
  StatusList: 'organisation',
  Programme: 'organisation',
  Module: 'organisation',
  ProgrammeTemplate: 'organisation',
  Offer: 'organisation',
  OfferTally: 'organisation',
  Centre: 'organisation',
  ServedCountries: 'organisation',
  PublicOffer: 'organisation',
  OfferLine: 'organisation',
  PublicCentre: 'organisation',
  CentreLine: 'organisation',
  Employer: 'organisation',
  Vacancy: 'organisation',
  PublicVacancy: 'organisation',
  VacancyLine: 'organisation',
  Finding: 'organisation',
  ModuleOutlook: 'organisation',
  PlacementTally: 'organisation',
} as const satisfies Readonly<Record<Exclude<EntityName, OwnEntity>, string>>

/** Members of staff, wherever within a record they are named by their number. */
const staff: ReadonlySet<string> = new Set([
  'addedBy',
  'agreedBy',
  'assessedBy',
  'by',
  'coachId',
  'conductedBy',
  'createdBy',
  'decidedBy',
  'deputyId',
  'endedBy',
  'issuedBy',
  'memberId',
  'placedBy',
  'recheckedBy',
  'recordedBy',
  'responsibleId',
  'secondPersonId',
  'submittedBy',
  'witnessId',
])

/** A record as its person gets it. */
export type OwnRecord = Record<string, Json>
type Json = z.core.util.JSONType

/** A record without what is left out of it, and without members of staff at any depth. */
export function ownRecord(entity: OwnEntity, record: object): OwnRecord {
  const leftOut: Readonly<Record<string, LeftOut>> = ownCopy[entity]
  const told = Object.entries(record).filter(([field]) => !(field in leftOut))
  return withoutStaff(Object.fromEntries(told)) as OwnRecord // an object goes in, so one comes out
}

function withoutStaff(value: unknown): Json {
  if (Array.isArray(value)) return value.map(withoutStaff)
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json // a leaf of a record, which is JSON
  const told = Object.entries(value).filter(([name, part]) => part !== undefined && !staff.has(name))
  return Object.fromEntries(told.map(([name, part]) => [name, withoutStaff(part)]))
}
