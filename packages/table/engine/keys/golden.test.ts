import type {
  ApplicationId,
  ContactRequestId,
  CorridorId,
  DeliveryId,
  EmployerId,
  EventId,
  FileId,
  FindingId,
  FollowUpId,
  Id,
  ImportId,
  InstitutionId,
  MemberId,
  ModuleId,
  NetworkId,
  OfferId,
  PaperId,
  ParticipantId,
  ProgrammeId,
  RecognitionId,
  ReferralId,
  SessionId,
  TenantId,
  VacancyId,
  WebhookId,
} from '@passerelle/domain/kernel'
import type { ServiceAccountId } from '@passerelle/domain/tenancy'
import { expect, it } from 'vitest'
import { caseKeys, importKeys } from './casework.ts'
import { assessingKeys, certificateKeys } from './certificates.ts'
import { sessionKeys } from './coaching.ts'
import { dataKeyKeys } from './data-keys.ts'
import { noticeKeys } from './events.ts'
import { exchangeKeys } from './exchange.ts'
import { fileKeys } from './files.ts'
import { followUpKeys } from './follow-up.ts'
import { foundingKeys } from './founding.ts'
import { countingKeys } from './indicators.ts'
import { journalKeys } from './journal.ts'
import { type Key, platform } from './key.ts'
import { networkKeys } from './networks.ts'
import { contactKeys } from './newcomers.ts'
import { offerKeys, publicOfferKeys } from './offers.ts'
import { paperKeys } from './papers.ts'
import { programmeKeys } from './programmes.ts'
import { sealKeys } from './seals.ts'
import { serviceKeys } from './services.ts'
import { directoryKeys, tenantKeys } from './tenancy.ts'
import { usageKeys } from './usage.ts'
import {
  employerKeys,
  findingKeys,
  outlookKeys,
  placementKeys,
  publicVacancyKeys,
  vacancyKeys,
} from './vacancies.ts'
import { webhookKeys } from './webhooks.ts'

/*
 * Rows stand under these keys, and policies of IAM name them: a key that changes by a byte is a row that nobody finds,
 * or one that somebody else does. Each letter stands for an id.
 */

const [tenant, from, to] = ['T', 'F', 'G'] as TenantId[] as [TenantId, TenantId, TenantId]
const participant = 'P' as ParticipantId
const member = 'M' as MemberId
const programme = 'PR' as ProgrammeId
const paper = 'PA' as PaperId
const session = 'S' as SessionId
const recognition = 'RC' as RecognitionId
const followUp = 'FU' as FollowUpId
const offer = 'OF' as OfferId
const employer = 'EM' as EmployerId
const vacancy = 'VA' as VacancyId
const finding = 'FI' as FindingId
const imported = 'I' as ImportId
const referral = 'R' as ReferralId
const webhook = 'W' as WebhookId
const delivery = 'D' as DeliveryId
const module = 'MO' as ModuleId
const request = 'CR' as ContactRequestId
const network = 'NW' as NetworkId
const institution = 'IN' as InstitutionId
const event = 'EV' as EventId
const corridor = 'C' as CorridorId
const service = 'S' as ServiceAccountId
const at = '2026-03-01T09:30:00.000Z'
const address = { from, to, id: referral }
const place = { openedAt: at, participant }
const box = { part: 1, since: at, referral }

const golden: Readonly<Record<string, readonly Key[]>> = {
  caseKeys: [
    caseKeys.part(tenant, participant, 'CASE'),
    caseKeys.agreedPlan(tenant, participant, 2),
    caseKeys.link(tenant, 'digest'),
    caseKeys.paper(tenant, participant, paper),
    caseKeys.attendance(tenant, participant, session),
    caseKeys.recognition(tenant, participant, recognition),
    caseKeys.certificate(tenant, participant, 3),
    caseKeys.caseload(tenant, place),
    caseKeys.deputyLine(tenant, place),
    caseKeys.work(tenant, member, 'DEPUTY', participant),
    caseKeys.retention(tenant, '2029-03-10', participant),
    caseKeys.byProgramme(tenant, programme, place),
    caseKeys.byCoach(tenant, member, place),
    caseKeys.byStage(tenant, 'open', place),
  ],
  contactKeys: [
    contactKeys.request(tenant, request),
    contactKeys.inList(tenant, { id: request, state: 'waiting', askedAt: at }),
    contactKeys.inList(tenant, { id: request, state: 'declined', askedAt: at }),
    contactKeys.tally(tenant),
    contactKeys.receipt(request),
  ],
  countingKeys: [
    countingKeys.note(tenant, 'N' as Id<'countingNote'>),
    countingKeys.account(tenant, 'token'),
    countingKeys.figures(tenant, programme, '2027-03'),
    countingKeys.figures(tenant, programme, '2027-03', 'SN'),
    countingKeys.report(tenant, programme, 'RE' as Id<'report'>),
    countingKeys.latest(tenant, programme, 'all'),
    countingKeys.byPeriod(tenant, programme, 'all', 2),
    countingKeys.told(tenant, programme),
    countingKeys.publication({ from, to }, 'PU' as Id<'publication'>),
    countingKeys.publicationOf(to, 'PU' as Id<'publication'>),
    countingKeys.publishedTo(to, at, 'PU' as Id<'publication'>),
  ],
  dataKeyKeys: [
    dataKeyKeys.kek(tenant, 'casework'),
    dataKeyKeys.kek(tenant, 'staff'),
    dataKeyKeys.signing(tenant),
    dataKeyKeys.issuer(tenant, 'thumbprint'),
    dataKeyKeys.paperShare(tenant, paper),
    dataKeyKeys.newcomer(tenant, request),
    dataKeyKeys.person(tenant, participant),
    dataKeyKeys.corridorKek({ from, to }),
    dataKeyKeys.heldTier(address, 1, 'T0'),
    dataKeyKeys.openTier(address, 12, 'COURSE'),
  ],
  followUpKeys: [
    followUpKeys.year(tenant, participant),
    followUpKeys.baseline(tenant, participant),
    followUpKeys.followUp(tenant, participant, followUp),
    followUpKeys.due(tenant, { dueOn: '2026-06-10', id: followUp }),
  ],
  sealKeys: [
    sealKeys.chain(tenant),
    sealKeys.seal(tenant, '2026-03-01', 12),
    sealKeys.key(tenant, 'thumbprint'),
    sealKeys.told(from, to),
  ],
  importKeys: [importKeys.progress(tenant, imported), importKeys.row(tenant, imported, 17)],
  foundingKeys: [
    foundingKeys.plan(tenant, participant),
    foundingKeys.edition(tenant, participant, 2),
    foundingKeys.recheck(tenant, participant, 1),
  ],
  assessingKeys: [assessingKeys.waiting(tenant, member, { namedAt: at, id: recognition })],
  certificateKeys: [
    certificateKeys.shown(tenant, 'digest'),
    certificateKeys.issuerKeys(tenant),
    certificateKeys.statusList(tenant, 2),
    certificateKeys.statusPlace(tenant, 2, 131_071),
  ],
  noticeKeys: [
    noticeKeys.told(tenant, referral, 3, member),
    noticeKeys.asked(tenant, referral, { task: 'read_messages', notice: 4 }, member),
    noticeKeys.requested(tenant, request, member),
    noticeKeys.daily(tenant, '2026-03-01', member),
  ],
  directoryKeys: [
    directoryKeys.organisation(tenant),
    directoryKeys.code('7K2MXQ4DA'),
    directoryKeys.card(tenant),
  ],
  exchangeKeys: [
    exchangeKeys.agreement({ from, to }),
    exchangeKeys.corridorsTowards(to, corridor),
    exchangeKeys.corridorsFrom(from, corridor),
    exchangeKeys.referral(address),
    exchangeKeys.event(address, 1),
    exchangeKeys.package(address, 1, 'T2'),
    exchangeKeys.consent(address),
    exchangeKeys.consentEvent(address, 4),
    exchangeKeys.outcomes(address, 'OWN'),
    exchangeKeys.outcomes(address, 'SHARED'),
    exchangeKeys.disclosure(address, at, 'U'),
    exchangeKeys.door(address),
    exchangeKeys.doorOf(to, referral),
    exchangeKeys.address(from, referral),
    exchangeKeys.clock(address),
    exchangeKeys.due(at, referral),
    exchangeKeys.recountDue(at, tenant),
    exchangeKeys.message(address, 5),
    exchangeKeys.conversation(address),
    exchangeKeys.appointments(address),
    exchangeKeys.agreed(address, 'A'),
    exchangeKeys.agenda(to, member, at, 'A'),
    exchangeKeys.readers(address, 'sender'),
    exchangeKeys.owed(address, 'receiver'),
    exchangeKeys.asked(address, 'receiver', 'read_messages'),
    exchangeKeys.uncontacted(address),
    exchangeKeys.watch(from, 'overdue_ours', at, referral),
    exchangeKeys.inbox(to, box),
    exchangeKeys.outbox(from, box),
  ],
  journalKeys: [
    journalKeys.row(tenant, at, 'U'),
    journalKeys.row(platform, at, 'U'),
    journalKeys.of(tenant, participant, at, 'U'),
    journalKeys.by(tenant, member, at, 'U'),
    journalKeys.idempotency(tenant, 'print'),
    journalKeys.idempotency(platform, 'print'),
  ],
  networkKeys: [
    networkKeys.network(tenant, network),
    networkKeys.opened(tenant, { openedAt: at, id: network }),
    networkKeys.institution(tenant, institution),
    networkKeys.added(tenant, { addedAt: at, id: institution }),
    networkKeys.event(tenant, event),
    networkKeys.begun(tenant, { startsAt: at, id: event }),
    networkKeys.attendance(tenant, event, 2),
  ],
  offerKeys: [offerKeys.offer(tenant, offer), offerKeys.tally(tenant), offerKeys.centre(tenant)],
  publicOfferKeys: [
    publicOfferKeys.offer(offer),
    publicOfferKeys.centre(tenant),
    publicOfferKeys.served(),
    publicOfferKeys.inCentres('SN', tenant),
    publicOfferKeys.inList({ country: 'SN' }, offer),
    publicOfferKeys.inList({ country: 'SN', kind: 'training', language: 'fr' }, offer),
    publicOfferKeys.byWord('SN', 'couture', offer),
  ],
  fileKeys: [
    fileKeys.file({ tenant, participant, file: 'FI' as FileId }),
    fileKeys.byTime(tenant, participant, { addedAt: at, id: 'FI' as FileId }),
    fileKeys.arriving({ tenant, participant, file: 'FI' as FileId }),
  ],
  employerKeys: [
    employerKeys.employer(tenant, employer),
    employerKeys.added(tenant, { addedAt: at, id: employer }),
  ],
  vacancyKeys: [
    vacancyKeys.vacancy(tenant, vacancy),
    vacancyKeys.added(tenant, { addedAt: at, id: vacancy }),
  ],
  publicVacancyKeys: [
    publicVacancyKeys.vacancy(vacancy),
    publicVacancyKeys.inCountry('SN', { endsAt: '2026-12-31T23:59:59.999Z', id: vacancy }),
  ],
  findingKeys: [
    findingKeys.finding(tenant, finding),
    findingKeys.told(tenant, { asOf: '2026-02-28', addedAt: at, id: finding }),
    findingKeys.inCountry(tenant, 'SN', { asOf: '2026-02-28', addedAt: at, id: finding }),
  ],
  outlookKeys: [
    outlookKeys.outlook(tenant, { programmeId: programme, moduleId: module, area: { country: 'SN' } }),
    outlookKeys.outlook(tenant, {
      programmeId: programme,
      moduleId: module,
      area: { country: 'SN', region: 'SN-DK' },
    }),
  ],
  placementKeys: [
    placementKeys.profile(tenant, participant),
    placementKeys.application(tenant, participant, vacancy, 2),
    placementKeys.sheet(tenant, participant, 'SH' as Id<'releasedSheet'>),
    placementKeys.ofVacancy(tenant, vacancy, { preparedAt: at, id: 'AP' as ApplicationId }),
    placementKeys.tally(tenant),
  ],
  paperKeys: [
    paperKeys.paper(tenant, paper),
    paperKeys.replay(tenant, paper),
    paperKeys.disclosure(tenant, paper),
  ],
  programmeKeys: [
    programmeKeys.programme(tenant, programme),
    programmeKeys.module(tenant, module),
    programmeKeys.moduleOf(tenant, programme, module),
  ],
  serviceKeys: [
    serviceKeys.client('client'),
    serviceKeys.account(tenant, service),
    serviceKeys.use(tenant, service),
  ],
  sessionKeys: [
    sessionKeys.session(tenant, session),
    sessionKeys.byTime(tenant, { startsAt: at, id: session }),
    sessionKeys.byInstructor(tenant, member, { startsAt: at, id: session }),
    sessionKeys.feed(tenant, member),
  ],
  tenantKeys: [
    tenantKeys.registry(tenant),
    tenantKeys.resumption(tenant, at),
    tenantKeys.slug('house'),
    tenantKeys.membership('subject'),
    tenantKeys.settings(tenant),
    tenantKeys.safetyLimits(tenant),
    tenantKeys.places(tenant),
    tenantKeys.followUpDays(tenant),
    tenantKeys.noticesInForce(tenant),
    tenantKeys.notice(tenant, 'sr-Latn'),
    tenantKeys.noticeWording(tenant, 'sr-Latn', 2),
    tenantKeys.calendar(tenant),
    tenantKeys.recount(tenant),
    tenantKeys.member(tenant, member),
    tenantKeys.memberEmail(tenant, 'digest'),
  ],
  usageKeys: [usageKeys.minute(tenant, at)],
  webhookKeys: [
    webhookKeys.webhook(tenant, webhook),
    webhookKeys.delivery(tenant, webhook, delivery),
    webhookKeys.deliveryAt(tenant, webhook, at, delivery),
    webhookKeys.due(at, delivery),
  ],
}

const expected: Readonly<Record<string, readonly string[]>> = {
  caseKeys: [
    'T#T#CASE#P | CASE',
    'T#T#CASE#P | PLAN#00000002',
    'T#T#LINKS | LINK#digest',
    'T#T#CASE#P | PAPER#PA',
    'T#T#CASE#P | ATTENDANCE#S',
    'T#T#CASE#P | RECOGNITION#RC',
    'T#T#CASE#P | CERTIFICATE#00000003',
    'T#T#CASELOAD | 2026-03-01T09:30:00.000Z#P',
    'T#T#DEPUTIES | 2026-03-01T09:30:00.000Z#P',
    'T#T#WORK#M | DEPUTY#P',
    'T#T#RETENTION | 2029-03-10#P',
    'T#T#PROGRAMME#PR | 2026-03-01T09:30:00.000Z#P',
    'T#T#COACH#M | 2026-03-01T09:30:00.000Z#P',
    'T#T#STAGE#open | 2026-03-01T09:30:00.000Z#P',
  ],
  contactKeys: [
    'T#T#NEWCOMERS | REQUEST#CR',
    'T#T#NEWCOMERS | 1#2026-03-01T09:30:00.000Z#CR',
    'T#T#NEWCOMERS | 2#2026-03-01T09:30:00.000Z#CR',
    'T#T#NEWCOMERS | TALLY',
    'P#RECEIPT#CR | RECEIPT',
  ],
  countingKeys: [
    'T#T#CASECOUNTING | N',
    'T#T#CASELEDGER | token',
    'T#T#FIGURES#PR | 2027-03',
    'T#T#FIGURES#PR | 2027-03#SN',
    'T#T#FROZEN#PR | REPORT#RE',
    'T#T#FROZEN#PR | LATEST#all',
    'T#T#FROZEN#PR | all#00000002',
    'T#T#FROZEN#PR | TOLD',
    'C#F#G | PUBLICATION#PU',
    'T#G#FIGURESTOLD | PU',
    'T#G#FIGURESTOLD | 2026-03-01T09:30:00.000Z#PU',
  ],
  dataKeyKeys: [
    'T#T#KEYS | KEK#casework',
    'T#T#KEYS | KEK#staff',
    'T#T#KEYS | SIGNING',
    'T#T#KEYS | ISSUER#thumbprint',
    'T#T#PAPER#PA | SHARE',
    'T#T#NEWCOMER#CR | KEY',
    'T#T#KEYS | DEK#P',
    'C#F#G#KEYS | KEK',
    'R#F#G#R#HELD | TIER#00000001#T0',
    'R#F#G#R#KEYS | TIER#00000012#COURSE',
  ],
  followUpKeys: [
    'T#T#CASE#P#FOLLOWUPS | YEAR',
    'T#T#CASE#P#FOLLOWUPS | BASELINE',
    'T#T#CASE#P#FOLLOWUPS | FOLLOWUP#FU',
    'T#T#FOLLOWUPS | 2026-06-10#FU',
  ],
  sealKeys: ['S#T#CHAIN | CHAIN', 'S#T#SEALS | 2026-03-01#00000012', 'S#T#KEYS | thumbprint', 'H#F#G | SEAL'],
  importKeys: ['T#T#CASEIMPORTS | IMPORT#I', 'T#T#CASEIMPORT#I | ROW#00000017'],
  foundingKeys: [
    'T#T#CASE#P#FOUNDING | BUSINESS',
    'T#T#CASE#P#FOUNDING | EDITION#00000002',
    'T#T#CASE#P#FOUNDING | RECHECK#00000001',
  ],
  assessingKeys: ['T#T#CASEASSESSING#M | 2026-03-01T09:30:00.000Z#RC'],
  certificateKeys: [
    'V#T#CERTIFICATE#digest | CERTIFICATE',
    'V#T#KEYS | KEYS',
    'V#T#STATUS#2 | LIST',
    'T#T#CERTIFICATES#2 | PLACE#00131071',
  ],
  noticeKeys: [
    'T#T#NOTICES | TOLD#R#00000003#M',
    'T#T#NOTICES | TOLD#R#read_messages#00000004#M',
    'T#T#NOTICES | TOLD#CR#M',
    'T#T#NOTICES | DAILY#2026-03-01#M',
  ],
  directoryKeys: ['D#T | ORGANISATION', 'D#CODE#7K2MXQ4DA | CODE', 'N#T | CARD'],
  exchangeKeys: [
    'C#F#G | AGREEMENT',
    'T#G#CORRIDORS | C',
    'T#F#CORRIDORS | C',
    'R#F#G#R | REFERRAL',
    'R#F#G#R | EVENT#00000001',
    'R#F#G#R | PACKAGE#00000001#T2',
    'R#F#G#R | CONSENT',
    'R#F#G#R | CONSENT#00000004',
    'R#F#G#R | OUTCOME#OWN',
    'R#F#G#R | OUTCOME#SHARED',
    'R#F#G#R | DISCLOSURE#2026-03-01T09:30:00.000Z#U',
    'R#F#G#R | DOOR',
    'T#G#REFERRALS | R',
    'T#F#REFERRALS | REFERRAL#R',
    'R#F#G#R | CLOCK',
    'P#CLOCK#2026-03-01 | 2026-03-01T09:30:00.000Z#R',
    'P#CLOCK#2026-03-01 | 2026-03-01T09:30:00.000Z#T',
    'R#F#G#R | MESSAGE#00000005',
    'R#F#G#R | CONVERSATION',
    'R#F#G#R | APPOINTMENTS',
    'R#F#G#R | AGREED#A',
    'T#G#AGENDA#M | 2026-03-01T09:30:00.000Z#A',
    'R#F#G#R | READERS#sender',
    'R#F#G#R | OWED#receiver',
    'R#F#G#R | ASKED#receiver#read_messages',
    'R#F#G#R | UNCONTACTED',
    'T#F#WATCH#overdue_ours | 2026-03-01T09:30:00.000Z#R',
    'T#G#INBOX | 8#2026-03-01T09:30:00.000Z#R',
    'T#F#OUTBOX | 8#2026-03-01T09:30:00.000Z#R',
  ],
  journalKeys: [
    'A#T#2026-03 | 2026-03-01T09:30:00.000Z#U',
    'A#PLATFORM#2026-03 | 2026-03-01T09:30:00.000Z#U',
    'A#T#OF#P | 2026-03-01T09:30:00.000Z#U',
    'A#T#BY#M | 2026-03-01T09:30:00.000Z#U',
    'T#T#IDEMPOTENCY | print',
    'P#IDEMPOTENCY | print',
  ],
  networkKeys: [
    'T#T#NETWORKS | NETWORK#NW',
    'T#T#NETWORKS | NETWORK#2026-03-01T09:30:00.000Z#NW',
    'T#T#NETWORKS | INSTITUTION#IN',
    'T#T#NETWORKS | INSTITUTION#2026-03-01T09:30:00.000Z#IN',
    'T#T#NETWORKS#EVENTS | MEETING#EV',
    'T#T#NETWORKS#EVENTS | 2026-03-01T09:30:00.000Z#EV',
    'T#T#NETWORKS#EVENTS | ATTENDANCE#EV#00000002',
  ],
  offerKeys: ['T#T#OFFERS | OFFER#OF', 'T#T#OFFERS | TALLY', 'T#T#OFFERS | CENTRE'],
  publicOfferKeys: [
    'O#OFFER#OF | SHOWN',
    'O#CENTRE#T | SHOWN',
    'O#SERVED | SERVED',
    'O#CENTRES | SN#T',
    'O#LIST#SN#*#* | OF',
    'O#LIST#SN#training#fr | OF',
    'O#WORDS#SN | couture#OF',
  ],
  fileKeys: [
    'T#T#CASE#P#FILES | FILE#FI',
    'T#T#CASE#P#FILES | 2026-03-01T09:30:00.000Z#FI',
    'T#T#FILES | FILE#P#FI',
  ],
  employerKeys: ['T#T#FIRMS | EMPLOYER#EM', 'T#T#FIRMS | 2026-03-01T09:30:00.000Z#EM'],
  vacancyKeys: ['T#T#FIRMS#VACANCIES | VACANCY#VA', 'T#T#FIRMS#VACANCIES | 2026-03-01T09:30:00.000Z#VA'],
  publicVacancyKeys: ['O#VACANCY#VA | SHOWN', 'O#VACANCIES#SN | 2026-12-31T23:59:59.999Z#VA'],
  findingKeys: [
    'T#T#FIRMS#MARKETS | FINDING#FI',
    'T#T#FIRMS#MARKETS | 2026-02-28#2026-03-01T09:30:00.000Z#FI',
    'T#T#FIRMS#MARKETS#SN | 2026-02-28#2026-03-01T09:30:00.000Z#FI',
  ],
  outlookKeys: ['T#T#FIRMS#OUTLOOKS#PR | SN#MO#SN', 'T#T#FIRMS#OUTLOOKS#PR | SN#MO#SN-DK'],
  placementKeys: [
    'T#T#CASE#P#WORK | PROFILE',
    'T#T#CASE#P#WORK | APPLICATION#VA#00000002',
    'T#T#CASE#P#WORK | SHEET#SH',
    'T#T#FIRMS#VACANCY#VA | 2026-03-01T09:30:00.000Z#AP',
    'T#T#FIRMS#PLACED | TALLY',
  ],
  paperKeys: ['T#T#PAPER#PA | PAPER', 'T#T#PAPER#PA | AGAIN', 'T#T#PAPER#PA | DISCLOSURE'],
  programmeKeys: ['T#T#PROGRAMMES | PROGRAMME#PR', 'T#T#PROGRAMMES | MODULE#MO', 'T#T#MODULES | PR#MO'],
  serviceKeys: ['P#CLIENT#client | CLIENT', 'T#T#SERVICES | SERVICE#S', 'T#T#SERVICES#USE | USE#S'],
  sessionKeys: [
    'T#T#SESSIONS | SESSION#S',
    'T#T#SESSIONS | 2026-03-01T09:30:00.000Z#S',
    'T#T#TEACHING#M | 2026-03-01T09:30:00.000Z#S',
    'T#T#FEED#M | FEED',
  ],
  tenantKeys: [
    'P#TENANTS | TENANT#T',
    'P#RESUMED#T | 2026-03-01T09:30:00.000Z',
    'P#SLUG#house | SLUG',
    'P#MEMBERSHIP#subject | MEMBERSHIP',
    'T#T#SETTINGS | SETTINGS',
    'T#T#SAFETY | LIMITS',
    'T#T#SETTINGS | PLACES',
    'T#T#SETTINGS | FOLLOWUPS',
    'T#T#SETTINGS#WORDINGS | NOTICES',
    'T#T#SETTINGS#WORDINGS | NOTICE#sr-Latn',
    'T#T#SETTINGS#WORDINGS | WORDING#sr-Latn#00000002',
    'T#T#CALENDAR | CALENDAR',
    'T#T#CALENDAR | RECOUNT',
    'T#T#MEMBERS | MEMBER#M',
    'T#T#MEMBERS | EMAIL#digest',
  ],
  usageKeys: ['T#T#USAGE | 2026-03-01T09:30'],
  webhookKeys: [
    'T#T#WEBHOOKS | WEBHOOK#W',
    'T#T#DELIVERIES#W | DELIVERY#D',
    'T#T#DELIVERIES#W | 2026-03-01T09:30:00.000Z#D',
    'P#DELIVERIES#2026-03-01 | 2026-03-01T09:30:00.000Z#D',
  ],
}

it.each(Object.entries(golden))('%s stay what they are, byte by byte', (name, keys) => {
  expect(keys.map(({ pk, sk }) => `${pk} | ${sk}`)).toEqual(expected[name])
})

/**
 * How the sort keys begin by which functions follow the changes of the table (`follow` in infra/constructs), and where these
 * rows stand. Whoever follows may read no other partition, and so would fail for a row of another one, again and again.
 */
const followed: Readonly<Record<string, RegExp>> = {
  'MEMBER#': /^T#T#MEMBERS$/,
  'EVENT#': /^R#F#G#R$/,
  'ASKED#': /^R#F#G#R$/,
  'REQUEST#': /^T#T#NEWCOMERS$/,
  'OFFER#': /^T#T#OFFERS$/,
  CENTRE: /^T#T#OFFERS$/,
  SETTINGS: /^T#T#SETTINGS$/,
  PLACES: /^T#T#SETTINGS$/,
  ORGANISATION: /^D#T$/,
}

it.each(Object.entries(followed))('a row at %s is one that is followed, and no other', (beginning, place) => {
  const { dataKeyKeys: _, ...ofMainTable } = golden
  const rows = Object.values(ofMainTable)
    .flat()
    .filter(({ sk }) => sk.startsWith(beginning))
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ pk }) => !place.test(pk))).toEqual([])
})

it('every maker of a key is tried here', () => {
  const makers = {
    assessingKeys,
    certificateKeys,
    caseKeys,
    countingKeys,
    dataKeyKeys,
    directoryKeys,
    importKeys,
    networkKeys,
    noticeKeys,
    exchangeKeys,
    followUpKeys,
    foundingKeys,
    journalKeys,
    offerKeys,
    paperKeys,
    programmeKeys,
    sealKeys,
    publicOfferKeys,
    serviceKeys,
    sessionKeys,
    tenantKeys,
    webhookKeys,
  }
  const untried = Object.entries(makers).filter(
    ([name, made]) => (golden[name]?.length ?? 0) < Object.keys(made).length,
  )
  expect(untried).toEqual([])
})
