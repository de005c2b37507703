import type { OwnCalendar } from '../calendar/index.ts'
import * as casework from '../casework/field-rules.ts'
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
} from '../casework/index.ts'
import * as certificates from '../certificates/field-rules.ts'
import type {
  Certificate,
  IssuerKeys,
  PublicCertificate,
  Recognition,
  StatusList,
} from '../certificates/index.ts'
import * as coaching from '../coaching/field-rules.ts'
import type { Attendance, Session, SessionFeed } from '../coaching/index.ts'
import type { ConsentEvent, ConsentGrant } from '../exchange/consent/consent.ts'
import type { Appointment } from '../exchange/conversation/appointments.ts'
import type { Message } from '../exchange/conversation/messages.ts'
import type { Disclosure } from '../exchange/disclosure/disclosure.ts'
import * as exchange from '../exchange/field-rules.ts'
import type { DisclosedPerson } from '../exchange/package/disclosed-person.ts'
import type { OutcomeReport } from '../exchange/referral/outcomes.ts'
import type { Referral, ReferralRequest, TimelineEvent } from '../exchange/referral/referral.ts'
import * as files from '../files/field-rules.ts'
import type { KeptFile } from '../files/index.ts'
import * as followUp from '../follow-up/field-rules.ts'
import type { FollowUp, FollowUpYear, OwnFollowUpDays, ReintegrationBaseline } from '../follow-up/index.ts'
import * as founding from '../founding/field-rules.ts'
import type {
  BusinessPlan,
  BusinessPlanEdition,
  BusinessRecheck,
  BusinessStep,
  FinanceLine,
} from '../founding/index.ts'
import * as indicators from '../indicators/field-rules.ts'
import type {
  CountingAccount,
  CountingNote,
  Figures,
  FrozenReport,
  Publication,
  ToldYears,
} from '../indicators/index.ts'
import * as labour from '../labour/field-rules.ts'
import type { Finding, ModuleOutlook } from '../labour/index.ts'
import * as networks from '../networks/field-rules.ts'
import type { EventAttendance, Institution, Network, NetworkEvent } from '../networks/index.ts'
import * as newcomers from '../newcomers/field-rules.ts'
import type { ContactRequest, ContactTally } from '../newcomers/index.ts'
import * as notes from '../notes/field-rules.ts'
import type { Note } from '../notes/index.ts'
import * as offers from '../offers/field-rules.ts'
import type {
  Centre,
  CentreLine,
  Offer,
  OfferLine,
  OfferTally,
  PublicCentre,
  PublicOffer,
  ServedCountries,
} from '../offers/index.ts'
import * as papers from '../papers/field-rules.ts'
import type { Paper, PaperCopy, PaperDisclosure } from '../papers/index.ts'
import * as placement from '../placement/field-rules.ts'
import type { Application, PlacementTally, ReleasedSheet, WorkProfile } from '../placement/index.ts'
import * as programmes from '../programmes/field-rules.ts'
import type { Module, OwnTemplate, Programme } from '../programmes/index.ts'
import * as retention from '../retention/field-rules.ts'
import type { CaseHolds, CaseRetention } from '../retention/index.ts'
import * as seals from '../seals/field-rules.ts'
import type { JournalChain, JournalSeal } from '../seals/index.ts'
import type { FieldRule, Rules } from '../sharing/field-rule.ts'
import * as tenancy from '../tenancy/field-rules.ts'
import type {
  Card,
  ConsentNotice,
  Corridor,
  DirectoryEntry,
  Member,
  NoticesInForce,
  NoticeWording,
  OwnPlaces,
  SafetyLimits,
  ServiceAccount,
  Tenant,
} from '../tenancy/index.ts'
import * as vacancies from '../vacancies/field-rules.ts'
import type { Employer, PublicVacancy, Vacancy, VacancyLine } from '../vacancies/index.ts'
import * as webhooks from '../webhooks/field-rules.ts'
import type { Delivery, Webhook } from '../webhooks/webhook.ts'

/** Every entity that is kept, by its name in the glossary. */
export type Entities = {
  readonly Participant: Participant
  readonly CaseloadSummary: CaseloadSummary
  readonly Import: Import
  readonly PersonLink: PersonLink
  readonly FirstInterview: FirstInterview
  readonly SkillsAssessment: SkillsAssessment
  readonly Plan: Plan
  readonly AgreedPlan: AgreedPlan
  readonly PlanItem: PlanItem
  readonly CaseRetention: CaseRetention
  readonly CaseHolds: CaseHolds
  readonly ContactRequest: ContactRequest
  readonly ContactTally: ContactTally
  readonly Note: Note
  readonly KeptFile: KeptFile
  readonly Session: Session
  readonly SessionFeed: SessionFeed
  readonly Attendance: Attendance
  readonly FollowUp: FollowUp
  readonly FollowUpYear: FollowUpYear
  readonly ReintegrationBaseline: ReintegrationBaseline
  readonly OwnFollowUpDays: OwnFollowUpDays
  readonly BusinessPlan: BusinessPlan
  readonly FinanceLine: FinanceLine
  readonly BusinessStep: BusinessStep
  readonly BusinessPlanEdition: BusinessPlanEdition
  readonly BusinessRecheck: BusinessRecheck
  readonly Recognition: Recognition
  readonly Certificate: Certificate
  readonly PublicCertificate: PublicCertificate
  readonly IssuerKeys: IssuerKeys
  readonly StatusList: StatusList
  readonly CountingNote: CountingNote
  readonly CountingAccount: CountingAccount
  readonly Figures: Figures
  readonly FrozenReport: FrozenReport
  readonly ToldYears: ToldYears
  readonly Publication: Publication
  readonly Tenant: Tenant
  readonly DirectoryEntry: DirectoryEntry
  readonly Card: Card
  readonly Member: Member
  readonly ServiceAccount: ServiceAccount
  readonly Corridor: Corridor
  readonly SafetyLimits: SafetyLimits
  readonly OwnCalendar: OwnCalendar
  readonly OwnPlaces: OwnPlaces
  readonly ConsentNotice: ConsentNotice
  readonly NoticeWording: NoticeWording
  readonly NoticesInForce: NoticesInForce
  readonly Webhook: Webhook
  readonly Delivery: Delivery
  readonly Programme: Programme
  readonly Module: Module
  readonly ProgrammeTemplate: OwnTemplate
  readonly Network: Network
  readonly Institution: Institution
  readonly NetworkEvent: NetworkEvent
  readonly EventAttendance: EventAttendance
  readonly Offer: Offer
  readonly OfferTally: OfferTally
  readonly Centre: Centre
  readonly ServedCountries: ServedCountries
  readonly PublicOffer: PublicOffer
  readonly OfferLine: OfferLine
  readonly PublicCentre: PublicCentre
  readonly CentreLine: CentreLine
  readonly Employer: Employer
  readonly Vacancy: Vacancy
  readonly PublicVacancy: PublicVacancy
  readonly VacancyLine: VacancyLine
  readonly Finding: Finding
  readonly ModuleOutlook: ModuleOutlook
  readonly WorkProfile: WorkProfile
  readonly Application: Application
  readonly ReleasedSheet: ReleasedSheet
  readonly PlacementTally: PlacementTally
  readonly Referral: Referral
  readonly ReferralRequest: ReferralRequest
  readonly TimelineEvent: TimelineEvent
  readonly Message: Message
  readonly Appointment: Appointment
  readonly ConsentGrant: ConsentGrant
  readonly ConsentEvent: ConsentEvent
  readonly OutcomeReport: OutcomeReport
  readonly Disclosure: Disclosure
  readonly DisclosedPerson: DisclosedPerson
  readonly Paper: Paper
  readonly PaperCopy: PaperCopy
  readonly PaperDisclosure: PaperDisclosure
  readonly JournalChain: JournalChain
  readonly JournalSeal: JournalSeal
}

export type EntityName = keyof Entities

/**
 * The field registry: what holds for each field of each entity. Storage, packages, exports, the record of processing
 * and retention are derived from it (architecture.md 4). A field that it does not name does not compile.
 */
export const registry = {
  Participant: casework.participantRules,
  CaseloadSummary: casework.caseloadSummaryRules,
  Import: casework.importRules,
  PersonLink: casework.personLinkRules,
  FirstInterview: casework.firstInterviewRules,
  SkillsAssessment: casework.skillsAssessmentRules,
  Plan: casework.planRules,
  AgreedPlan: casework.agreedPlanRules,
  PlanItem: casework.planItemRules,
  CaseRetention: retention.caseRetentionRules,
  CaseHolds: retention.caseHoldsRules,
  ContactRequest: newcomers.contactRequestRules,
  ContactTally: newcomers.contactTallyRules,
  Note: notes.noteRules,
  KeptFile: files.keptFileRules,
  Session: coaching.sessionRules,
  SessionFeed: coaching.sessionFeedRules,
  Attendance: coaching.attendanceRules,
  FollowUp: followUp.followUpRules,
  FollowUpYear: followUp.followUpYearRules,
  ReintegrationBaseline: followUp.reintegrationBaselineRules,
  OwnFollowUpDays: followUp.ownFollowUpDaysRules,
  BusinessPlan: founding.businessPlanRules,
  FinanceLine: founding.financeLineRules,
  BusinessStep: founding.businessStepRules,
  BusinessPlanEdition: founding.businessPlanEditionRules,
  BusinessRecheck: founding.businessRecheckRules,
  Recognition: certificates.recognitionRules,
  Certificate: certificates.certificateRules,
  PublicCertificate: certificates.publicCertificateRules,
  IssuerKeys: certificates.issuerKeysRules,
  StatusList: certificates.statusListRules,
  CountingNote: indicators.countingNoteRules,
  CountingAccount: indicators.countingAccountRules,
  Figures: indicators.figuresRules,
  FrozenReport: indicators.frozenReportRules,
  ToldYears: indicators.toldYearsRules,
  Publication: indicators.publicationRules,
  Tenant: tenancy.tenantRules,
  DirectoryEntry: tenancy.directoryEntryRules,
  Card: tenancy.cardRules,
  Member: tenancy.memberRules,
  ServiceAccount: tenancy.serviceAccountRules,
  Corridor: tenancy.corridorRules,
  SafetyLimits: tenancy.safetyLimitsRules,
  OwnCalendar: tenancy.ownCalendarRules,
  OwnPlaces: tenancy.ownPlacesRules,
  ConsentNotice: tenancy.consentNoticeRules,
  NoticeWording: tenancy.noticeWordingRules,
  NoticesInForce: tenancy.noticesInForceRules,
  Webhook: webhooks.webhookRules,
  Delivery: webhooks.deliveryRules,
  Programme: programmes.programmeRules,
  Module: programmes.moduleRules,
  ProgrammeTemplate: programmes.programmeTemplateRules,
  Network: networks.networkRules,
  Institution: networks.institutionRules,
  NetworkEvent: networks.networkEventRules,
  EventAttendance: networks.eventAttendanceRules,
  Offer: offers.offerRules,
  OfferTally: offers.offerTallyRules,
  Centre: offers.centreRules,
  ServedCountries: offers.servedCountriesRules,
  PublicOffer: offers.publicOfferRules,
  OfferLine: offers.offerLineRules,
  PublicCentre: offers.publicCentreRules,
  CentreLine: offers.centreLineRules,
  Employer: vacancies.employerRules,
  Vacancy: vacancies.vacancyRules,
  PublicVacancy: vacancies.publicVacancyRules,
  VacancyLine: vacancies.vacancyLineRules,
  Finding: labour.findingRules,
  ModuleOutlook: labour.moduleOutlookRules,
  WorkProfile: placement.workProfileRules,
  Application: placement.applicationRules,
  ReleasedSheet: placement.releasedSheetRules,
  PlacementTally: placement.placementTallyRules,
  Referral: exchange.referralRules,
  ReferralRequest: exchange.referralRequestRules,
  TimelineEvent: exchange.timelineEventRules,
  Message: exchange.messageRules,
  Appointment: exchange.appointmentRules,
  ConsentGrant: exchange.consentGrantRules,
  ConsentEvent: exchange.consentEventRules,
  OutcomeReport: exchange.outcomeReportRules,
  Disclosure: exchange.disclosureRules,
  DisclosedPerson: exchange.disclosedPersonRules,
  Paper: papers.paperRules,
  PaperCopy: papers.paperCopyRules,
  PaperDisclosure: papers.paperDisclosureRules,
  JournalChain: seals.journalChainRules,
  JournalSeal: seals.journalSealRules,
} as const satisfies { readonly [Name in EntityName]: Rules<Entities[Name]> }

export type FieldOf<Name extends EntityName> = keyof Entities[Name] & string

/** The fields that may stand in the clear. */
export function clearFields<Name extends EntityName>(entity: Name): readonly FieldOf<Name>[] {
  return fieldsWhere(entity, (rule) => rule.storage === 'clear')
}

/** The fields that leave the process encrypted only. */
export function sealedFields<Name extends EntityName>(entity: Name): readonly FieldOf<Name>[] {
  return fieldsWhere(entity, (rule) => rule.storage === 'sealed')
}

function fieldsWhere<Name extends EntityName>(
  entity: Name,
  holds: (rule: FieldRule) => boolean,
): readonly FieldOf<Name>[] {
  const rules: Readonly<Record<string, FieldRule>> = registry[entity]
  // The keys of an entity's rules are that entity's fields: `satisfies` above allows no other.
  return Object.keys(rules).filter((field) => {
    const rule = rules[field]
    return rule !== undefined && holds(rule)
  }) as FieldOf<Name>[]
}
