import { describe, expect, expectTypeOf, test } from 'vitest'
import { ownCalendarSchema } from '../calendar/calendars.ts'
import { skillsAssessmentSchema } from '../casework/assessment/skills-assessment.ts'
import { participantRules } from '../casework/field-rules.ts'
import { importSchema } from '../casework/imports/import.ts'
import { firstInterviewSchema } from '../casework/interview/first-interview.ts'
import { personLinkSchema } from '../casework/link/person-link.ts'
import { type Participant, participantSchema } from '../casework/participant/participant.ts'
import { caseloadSummarySchema } from '../casework/participant/summary.ts'
import { agreedPlanSchema, planItemSchema, planSchema } from '../casework/plan/plan.ts'
import {
  certificateSchema,
  issuerKeysSchema,
  publicCertificateSchema,
  recognitionSchema,
  statusListSchema,
} from '../certificates/index.ts'
import { attendanceSchema } from '../coaching/attendance.ts'
import { sessionSchema } from '../coaching/session.ts'
import { sessionFeedSchema } from '../coaching/session-feed.ts'
import { consentEventSchema, consentGrantSchema } from '../exchange/consent/consent.ts'
import { appointmentSchema } from '../exchange/conversation/appointments.ts'
import { messageSchema } from '../exchange/conversation/messages.ts'
import { disclosureSchema } from '../exchange/disclosure/disclosure.ts'
import { disclosedPersonSchema } from '../exchange/package/disclosed-person.ts'
import type { Projection } from '../exchange/package/sections.ts'
import { outcomeReportSchema } from '../exchange/referral/outcomes.ts'
import { referralSchema, requestSchema, timelineEventSchema } from '../exchange/referral/referral.ts'
import { keptFileSchema } from '../files/kept-file.ts'
import { reintegrationBaselineSchema } from '../follow-up/baseline.ts'
import { followUpSchema, followUpYearSchema } from '../follow-up/follow-up.ts'
import { ownFollowUpDaysSchema } from '../follow-up/own-days.ts'
import {
  businessPlanEditionSchema,
  businessPlanSchema,
  businessRecheckSchema,
  businessStepSchema,
  financeLineSchema,
} from '../founding/index.ts'
import {
  countingAccountSchema,
  countingNoteSchema,
  figuresSchema,
  frozenReportSchema,
  publicationSchema,
  toldYearsSchema,
} from '../indicators/index.ts'
import { findingSchema, moduleOutlookSchema } from '../labour/index.ts'
import { eventAttendanceSchema, networkEventSchema } from '../networks/event.ts'
import { institutionSchema } from '../networks/institution.ts'
import { networkSchema } from '../networks/network.ts'
import { contactRequestSchema, contactTallySchema } from '../newcomers/index.ts'
import { noteSchema } from '../notes/note.ts'
import {
  centreLineSchema,
  centreSchema,
  offerLineSchema,
  offerSchema,
  offerTallySchema,
  publicCentreSchema,
  publicOfferSchema,
  servedCountriesSchema,
} from '../offers/index.ts'
import { paperCopySchema, paperDisclosureSchema, paperSchema } from '../papers/index.ts'
import {
  applicationSchema,
  placementTallySchema,
  releasedSheetSchema,
  workProfileSchema,
} from '../placement/index.ts'
import { moduleSchema } from '../programmes/module.ts'
import { programmeSchema } from '../programmes/programme.ts'
import { ownTemplateSchema } from '../programmes/templates/own-template.ts'
import { caseHoldsSchema, caseRetentionSchema } from '../retention/index.ts'
import { journalChainSchema, journalSealSchema } from '../seals/index.ts'
import {
  type FieldOfTier,
  type FieldRule,
  fieldsOfTier,
  type Rules,
  retentions,
} from '../sharing/field-rule.ts'
import { tiers } from '../sharing/tiers.ts'
import { consentNoticeSchema, noticesInForceSchema, noticeWordingSchema } from '../tenancy/consent-notice.ts'
import { corridorSchema } from '../tenancy/corridor-schema.ts'
import { cardSchema, directoryEntrySchema } from '../tenancy/directory-schema.ts'
import { memberSchema } from '../tenancy/member.ts'
import { ownPlacesSchema } from '../tenancy/places-schema.ts'
import { safetyLimitsSchema } from '../tenancy/safety-limit.ts'
import { serviceAccountSchema } from '../tenancy/service-account.ts'
import { tenantSchema } from '../tenancy/tenant.ts'
import { employerSchema, publicVacancySchema, vacancyLineSchema, vacancySchema } from '../vacancies/index.ts'
import { deliverySchema, webhookSchema } from '../webhooks/webhook.ts'
import { clearFields, type EntityName, registry, sealedFields } from './registry.ts'

const schemas = {
  Participant: participantSchema,
  CaseloadSummary: caseloadSummarySchema,
  Import: importSchema,
  PersonLink: personLinkSchema,
  FirstInterview: firstInterviewSchema,
  SkillsAssessment: skillsAssessmentSchema,
  Plan: planSchema,
  AgreedPlan: agreedPlanSchema,
  PlanItem: planItemSchema,
  CaseRetention: caseRetentionSchema,
  CaseHolds: caseHoldsSchema,
  ContactRequest: contactRequestSchema,
  ContactTally: contactTallySchema,
  Note: noteSchema,
  KeptFile: keptFileSchema,
  Session: sessionSchema,
  SessionFeed: sessionFeedSchema,
  Attendance: attendanceSchema,
  Network: networkSchema,
  Institution: institutionSchema,
  NetworkEvent: networkEventSchema,
  EventAttendance: eventAttendanceSchema,
  FollowUp: followUpSchema,
  FollowUpYear: followUpYearSchema,
  ReintegrationBaseline: reintegrationBaselineSchema,
  OwnFollowUpDays: ownFollowUpDaysSchema,
  BusinessPlan: businessPlanSchema,
  FinanceLine: financeLineSchema,
  BusinessStep: businessStepSchema,
  BusinessPlanEdition: businessPlanEditionSchema,
  BusinessRecheck: businessRecheckSchema,
  Recognition: recognitionSchema,
  Certificate: certificateSchema,
  PublicCertificate: publicCertificateSchema,
  IssuerKeys: issuerKeysSchema,
  StatusList: statusListSchema,
  CountingNote: countingNoteSchema,
  CountingAccount: countingAccountSchema,
  Figures: figuresSchema,
  FrozenReport: frozenReportSchema,
  ToldYears: toldYearsSchema,
  Publication: publicationSchema,
  Tenant: tenantSchema,
  DirectoryEntry: directoryEntrySchema,
  Card: cardSchema,
  Member: memberSchema,
  ServiceAccount: serviceAccountSchema,
  Corridor: corridorSchema,
  SafetyLimits: safetyLimitsSchema,
  Webhook: webhookSchema,
  Delivery: deliverySchema,
  Programme: programmeSchema,
  Module: moduleSchema,
  ProgrammeTemplate: ownTemplateSchema,
  Offer: offerSchema,
  OfferTally: offerTallySchema,
  Centre: centreSchema,
  ServedCountries: servedCountriesSchema,
  PublicOffer: publicOfferSchema,
  OfferLine: offerLineSchema,
  PublicCentre: publicCentreSchema,
  CentreLine: centreLineSchema,
  Employer: employerSchema,
  Vacancy: vacancySchema,
  PublicVacancy: publicVacancySchema,
  VacancyLine: vacancyLineSchema,
  Finding: findingSchema,
  ModuleOutlook: moduleOutlookSchema,
  WorkProfile: workProfileSchema,
  Application: applicationSchema,
  ReleasedSheet: releasedSheetSchema,
  PlacementTally: placementTallySchema,
  Referral: referralSchema,
  ReferralRequest: requestSchema,
  TimelineEvent: timelineEventSchema,
  Message: messageSchema,
  Appointment: appointmentSchema,
  ConsentGrant: consentGrantSchema,
  ConsentEvent: consentEventSchema,
  OutcomeReport: outcomeReportSchema,
  OwnCalendar: ownCalendarSchema,
  OwnPlaces: ownPlacesSchema,
  ConsentNotice: consentNoticeSchema,
  NoticeWording: noticeWordingSchema,
  NoticesInForce: noticesInForceSchema,
  Disclosure: disclosureSchema,
  DisclosedPerson: disclosedPersonSchema,
  Paper: paperSchema,
  PaperCopy: paperCopySchema,
  PaperDisclosure: paperDisclosureSchema,
  JournalChain: journalChainSchema,
  JournalSeal: journalSealSchema,
} satisfies Record<EntityName, { readonly shape: object }>

const entities = Object.keys(schemas) as EntityName[] // the keys of a closed object

describe('the field registry', () => {
  test('names every field of every schema, and no other', () => {
    for (const entity of entities) {
      expect(Object.keys(registry[entity]).toSorted(), entity).toEqual(
        Object.keys(schemas[entity].shape).toSorted(),
      )
    }
  })

  test('splits every entity into what is clear and what is sealed', () => {
    for (const entity of entities) {
      const both = [...clearFields(entity), ...sealedFields(entity)]
      expect(both.toSorted()).toEqual(Object.keys(registry[entity]).toSorted())
    }
  })

  test('never lets a sensitive field stand in the clear, nor cross before the last tier', () => {
    for (const rule of everyRule()) {
      if (rule.category === 'ordinary') continue
      expect(rule.storage).toBe('sealed')
      expect(['T3', 'never']).toContain(rule.tier)
    }
  })

  test('lets nothing cross that says which secret it is', () => {
    for (const rule of everyRule().filter(({ category }) => category === 'secret203')) {
      expect(rule.tier).toBe('never')
    }
  })

  test('lets nothing cross that is not used for a handover', () => {
    for (const rule of everyRule().filter(({ tier }) => tier !== 'never')) {
      expect(rule.purposes).toContain('handover')
    }
  })

  test('seals names, contact, birth and everything that was told', () => {
    for (const field of ['names', 'birth', 'channels', 'gender', 'supportNeeds', 'returnDistrict'] as const) {
      expect(registry.Participant[field].storage).toBe('sealed')
    }
    expect(clearFields('FirstInterview')).toEqual(['participantId', 'version', 'changedAt'])
    expect(clearFields('SkillsAssessment')).toEqual(['participantId', 'version', 'changedAt'])
    expect(sealedFields('Member')).toEqual(['name', 'email'])
  })

  test('knows for how long each field is kept', () => {
    for (const rule of everyRule()) expect(retentions[rule.retention].months).toBeGreaterThan(0)
  })

  test('gives the fields of a tier, each of them in one tier only', () => {
    expect(fieldsOfTier(registry.Participant, 'T2')).toEqual(['names'])
    for (const entity of entities) {
      const fields = tiers.flatMap((tier): readonly string[] => fieldsOfTier(registry[entity], tier))
      expect(new Set(fields).size).toBe(fields.length)
    }
  })
})

describe('the compiler', () => {
  test('accepts a registry that names every field', () => {
    expectTypeOf(participantRules).toExtend<Rules<Participant>>()
  })

  test('refuses one where a field is missing', () => {
    type Grown = Participant & { readonly shoeSize: number }
    // @ts-expect-error shoeSize has no rule
    const rules: Rules<Grown> = participantRules
    expect(rules).toBe(participantRules)
  })

  test('refuses one where an optional field is missing', () => {
    type Grown = Participant & { readonly shoeSize?: number }
    // @ts-expect-error shoeSize has no rule
    const rules: Rules<Grown> = participantRules
    expect(rules).toBe(participantRules)
  })

  test('refuses a rule that leaves something open', () => {
    const { retention: _, ...half } = participantRules.names
    // @ts-expect-error nobody said how long it is kept
    const rule: FieldRule = half
    expect(rule).toBe(half)
  })

  test('knows which fields may cross in a tier', () => {
    expectTypeOf<FieldOfTier<typeof registry.Participant, 'T2'>>().toEqualTypeOf<'names'>()
    expectTypeOf<FieldOfTier<typeof registry.Participant, 'T0'>>().toEqualTypeOf<
      'languages' | 'returnCountry' | 'returnDistrict'
    >()
    expectTypeOf<Projection<'participant', 'T1'>>().toEqualTypeOf<Record<never, never>>()
  })
})

function everyRule(): readonly FieldRule[] {
  return entities.flatMap((entity) => Object.values(registry[entity]))
}
