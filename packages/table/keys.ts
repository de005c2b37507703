import type {
  CalendarDate,
  CorridorId,
  DeliveryId,
  Instant,
  MemberId,
  ModuleId,
  PaperId,
  ParticipantId,
  ProgrammeId,
  ReferralId,
  TenantId,
  WebhookId,
} from '@passerelle/domain/kernel'

/**
 * The only place where keys of the main table and of the table of data keys are made. The first segment of a
 * partition key is its security class (see `key-patterns.ts`); a tenant's segment always comes from a verified scope.
 */
export type Key = { readonly pk: string; readonly sk: string }

/** Who acts for the platform itself; never a tenant. */
export const platform = 'PLATFORM'
export type ScopeName = TenantId | typeof platform

/** The two parties of a corridor, in its direction. */
export type Parties = { readonly from: TenantId; readonly to: TenantId }

export type ReferralAddress = Parties & { readonly id: ReferralId }

export const tenantKeys = {
  registry: (tenant: TenantId): Key => ({ pk: 'P#TENANTS', sk: `TENANT#${tenant}` }),
  slug: (slug: string): Key => ({ pk: `P#SLUG#${slug}`, sk: 'SLUG' }),
  membership: (subject: string): Key => ({ pk: `P#MEMBERSHIP#${subject}`, sk: 'MEMBERSHIP' }),
  settings: (tenant: TenantId): Key => ({ pk: `T#${tenant}#SETTINGS`, sk: 'SETTINGS' }),
  /** Apart from the settings, which the platform's operator can read: these name partners. */
  safetyLimits: (tenant: TenantId): Key => ({ pk: `T#${tenant}#SAFETY`, sk: 'LIMITS' }),
  member: (tenant: TenantId, member: MemberId): Key => ({
    pk: `T#${tenant}#MEMBERS`,
    sk: `MEMBER#${member}`,
  }),
  memberEmail: (tenant: TenantId, digest: string): Key => ({
    pk: `T#${tenant}#MEMBERS`,
    sk: `EMAIL#${digest}`,
  }),
  programme: (tenant: TenantId, programme: ProgrammeId): Key => ({
    pk: `T#${tenant}#PROGRAMMES`,
    sk: `PROGRAMME#${programme}`,
  }),
  /** By its id alone, so that a plan and the modules it names are read in one call. */
  module: (tenant: TenantId, module: ModuleId): Key => ({
    pk: `T#${tenant}#PROGRAMMES`,
    sk: `MODULE#${module}`,
  }),
  moduleOf: (tenant: TenantId, programme: ProgrammeId, module: ModuleId): Key => ({
    pk: `T#${tenant}#MODULES`,
    sk: `${programme}#${module}`,
  }),
}

export const webhookKeys = {
  webhook: (tenant: TenantId, webhook: WebhookId): Key => ({
    pk: `T#${tenant}#WEBHOOKS`,
    sk: `WEBHOOK#${webhook}`,
  }),
  delivery: (tenant: TenantId, webhook: WebhookId, delivery: DeliveryId): Key => ({
    pk: `T#${tenant}#DELIVERIES#${webhook}`,
    sk: `DELIVERY#${delivery}`,
  }),
  /** The deliveries of one webhook in their order. */
  deliveryAt: (tenant: TenantId, webhook: WebhookId, at: Instant, delivery: DeliveryId): Key => ({
    pk: `T#${tenant}#DELIVERIES#${webhook}`,
    sk: `${at}#${delivery}`,
  }),
  /** Deliveries that are due, by the UTC day on which they are. */
  due: (at: Instant, delivery: DeliveryId): Key => ({
    pk: `P#DELIVERIES#${at.slice(0, 10)}`,
    sk: `${at}#${delivery}`,
  }),
}

export const noticeKeys = {
  /** That a member was told of one event of a referral. */
  told: (tenant: TenantId, referral: ReferralId, sequence: number, member: MemberId): Key => ({
    pk: `T#${tenant}#NOTICES`,
    sk: `TOLD#${referral}#${ordinal(sequence)}#${member}`,
  }),
  /** That a member was told what waits on one day. */
  daily: (tenant: TenantId, day: CalendarDate, member: MemberId): Key => ({
    pk: `T#${tenant}#NOTICES`,
    sk: `DAILY#${day}#${member}`,
  }),
}

export type CasePart = 'CASE' | 'INTERVIEW' | 'ASSESSMENT' | 'PLAN' | 'REFERRALS' | 'LINK' | AgreedEdition

type AgreedEdition = `PLAN#${string}`

export const caseKeys = {
  part: (tenant: TenantId, participant: ParticipantId, part: CasePart): Key => ({
    pk: `T#${tenant}#CASE#${participant}`,
    sk: part,
  }),
  /** A plan as it was agreed; edition 1 is the first. */
  agreedPlan: (tenant: TenantId, participant: ParticipantId, edition: number): Key => ({
    pk: `T#${tenant}#CASE#${participant}`,
    sk: `PLAN#${ordinal(edition)}` satisfies AgreedEdition,
  }),
  /** A person's own link, by the SHA-256 of its code. */
  link: (tenant: TenantId, digest: string): Key => ({ pk: `T#${tenant}#LINKS`, sk: `LINK#${digest}` }),
  /** What a case keeps of a paper that the person carries. */
  paper: (tenant: TenantId, participant: ParticipantId, paper: PaperId): Key => ({
    pk: `T#${tenant}#CASE#${participant}`,
    sk: `PAPER#${paper}`,
  }),
  /** The caseload in order of stage, then of opening; one row a case, moved when the stage changes. */
  caseload: (tenant: TenantId, row: CaseloadPlace): Key => ({
    pk: `T#${tenant}#CASELOAD`,
    sk: `CASE#${placeInList(row)}`,
  }),
  byProgramme: (tenant: TenantId, programme: ProgrammeId, row: CaseloadPlace): Key => ({
    pk: `T#${tenant}#PROGRAMME#${programme}`,
    sk: placeInList(row),
  }),
  byCoach: (tenant: TenantId, coach: MemberId, row: CaseloadPlace): Key => ({
    pk: `T#${tenant}#COACH#${coach}`,
    sk: placeInList(row),
  }),
}

export type CaseloadPlace = {
  readonly stage: string
  readonly openedAt: Instant
  readonly participant: ParticipantId
}

function placeInList({ stage, openedAt, participant }: CaseloadPlace): string {
  return `${stage}#${openedAt}#${participant}`
}

/** A paper has a partition of its own, to which whoever brings it is confined. */
export const paperKeys = {
  paper: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'PAPER' }),
  /** What lets a lost answer be given again; for minutes. */
  replay: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'AGAIN' }),
  disclosure: (tenant: TenantId, paper: PaperId): Key => ({
    pk: `T#${tenant}#PAPER#${paper}`,
    sk: 'DISCLOSURE',
  }),
}

export const exchangeKeys = {
  agreement: ({ from, to }: Parties): Key => ({ pk: `C#${from}#${to}`, sk: 'AGREEMENT' }),
  corridorsTowards: (to: TenantId, corridor: CorridorId): Key => ({ pk: `T#${to}#CORRIDORS`, sk: corridor }),
  corridorsFrom: (from: TenantId, corridor: CorridorId): Key => ({ pk: `T#${from}#CORRIDORS`, sk: corridor }),
  referral: ({ from, to, id }: ReferralAddress): Key => ({ pk: `R#${from}#${to}#${id}`, sk: 'REFERRAL' }),
  event: ({ from, to, id }: ReferralAddress, sequence: number): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `EVENT#${ordinal(sequence)}`,
  }),
  /** One tier of one version of the package. */
  package: ({ from, to, id }: ReferralAddress, version: number, tier: string): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `PACKAGE#${ordinal(version)}#${tier}`,
  }),
  consent: ({ from, to, id }: ReferralAddress): Key => ({ pk: `R#${from}#${to}#${id}`, sk: 'CONSENT' }),
  consentEvent: ({ from, to, id }: ReferralAddress, sequence: number): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `CONSENT#${ordinal(sequence)}`,
  }),
  /** What came of it: as the receiver has it, and as far as the sender may learn it. */
  outcomes: ({ from, to, id }: ReferralAddress, whose: 'OWN' | 'SHARED'): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `OUTCOME#${whose}`,
  }),
  disclosure: ({ from, to, id }: ReferralAddress, at: Instant, unique: string): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `DISCLOSURE#${at}#${unique}`,
  }),
  /** Lets the receiver find a referral by its id alone. */
  door: ({ from, to, id }: ReferralAddress): Key => ({ pk: `R#${from}#${to}#${id}`, sk: 'DOOR' }),
  doorOf: (to: TenantId, referral: ReferralId): Key => ({ pk: `T#${to}#REFERRALS`, sk: referral }),
  /** Lets a party that has a case find a referral, and that case, by the referral's id alone. */
  address: (party: TenantId, referral: ReferralId): Key => ({
    pk: `T#${party}#REFERRALS`,
    sk: `REFERRAL#${referral}`,
  }),
  clock: ({ from, to, id }: ReferralAddress): Key => ({ pk: `R#${from}#${to}#${id}`, sk: 'CLOCK' }),
  /** Referrals that are due, by the UTC day of the deadline. */
  due: (at: Instant, referral: ReferralId): Key => ({
    pk: `P#CLOCK#${at.slice(0, 10)}`,
    sk: `${at}#${referral}`,
  }),
  message: ({ from, to, id }: ReferralAddress, sequence: number): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `MESSAGE#${ordinal(sequence)}`,
  }),
  /** How many messages there are. A row of its own, so that who writes and who takes a step do not wait for each other. */
  conversation: ({ from, to, id }: ReferralAddress): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: 'CONVERSATION',
  }),
  /** All appointments of a referral: few, and always wanted together. */
  appointments: ({ from, to, id }: ReferralAddress): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: 'APPOINTMENTS',
  }),
  /** An appointment that is agreed, for the agendas of those who answer for the referral. */
  agreed: ({ from, to, id }: ReferralAddress, appointment: string): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `AGREED#${appointment}`,
  }),
  /** What a member has agreed to, by its beginning. */
  agenda: (party: TenantId, member: MemberId, start: Instant, appointment: string): Key => ({
    pk: `T#${party}#AGENDA#${member}`,
    sk: `${start}#${appointment}`,
  }),
  /** How far the people of a side have read. */
  readers: ({ from, to, id }: ReferralAddress, side: 'sender' | 'receiver'): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `READERS#${side}`,
  }),
  /** What a side owes and by when, for the lists of both; there while the side owes something. */
  owed: ({ from, to, id }: ReferralAddress, side: 'sender' | 'receiver'): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: `OWED#${side}`,
  }),
  uncontacted: ({ from, to, id }: ReferralAddress): Key => ({
    pk: `R#${from}#${to}#${id}`,
    sk: 'UNCONTACTED',
  }),
  /** One of the lists of what must not be forgotten, the longest ago first. */
  watch: (party: TenantId, list: string, since: Instant, referral: ReferralId): Key => ({
    pk: `T#${party}#WATCH#${list}`,
    sk: `${since}#${referral}`,
  }),
  inbox: (to: TenantId, place: BoxPlace): Key => ({ pk: `T#${to}#INBOX`, sk: placeInBox(place) }),
  outbox: (from: TenantId, place: BoxPlace): Key => ({ pk: `T#${from}#OUTBOX`, sk: placeInBox(place) }),
}

export type BoxPlace = { readonly state: string; readonly changedAt: Instant; readonly referral: ReferralId }

function placeInBox({ state, changedAt, referral }: BoxPlace): string {
  return `${state}#${changedAt}#${referral}`
}

export const journalKeys = {
  row: (scope: ScopeName, at: Instant, unique: string): Key => ({
    pk: `A#${scope}#${at.slice(0, 7)}`,
    sk: `${at}#${unique}`,
  }),
  of: (scope: ScopeName, aggregate: string, at: Instant, unique: string): Key => ({
    pk: `A#${scope}#OF#${aggregate}`,
    sk: `${at}#${unique}`,
  }),
  idempotency: (scope: ScopeName, fingerprint: string): Key => ({
    pk: scope === platform ? 'P#IDEMPOTENCY' : `T#${scope}#IDEMPOTENCY`,
    sk: fingerprint,
  }),
}

/** Keys of the second table, which holds wrapped data keys alone. */
export const dataKeyKeys = {
  kek: (tenant: TenantId, use: 'casework' | 'staff'): Key => ({ pk: `T#${tenant}#KEYS`, sk: `KEK#${use}` }),
  /** The key with which the tenant signs papers. */
  signing: (tenant: TenantId): Key => ({ pk: `T#${tenant}#KEYS`, sk: 'SIGNING' }),
  /** The issuer's share of a paper's key. */
  paperShare: (tenant: TenantId, paper: PaperId): Key => ({ pk: `T#${tenant}#PAPER#${paper}`, sk: 'SHARE' }),
  person: (tenant: TenantId, participant: ParticipantId): Key => ({
    pk: `T#${tenant}#KEYS`,
    sk: `DEK#${participant}`,
  }),
  corridorKek: ({ from, to }: Parties): Key => ({ pk: `C#${from}#${to}#KEYS`, sk: 'KEK' }),
  /** A tier's key while the sender still holds it back: the receiver may destroy it, but not read it. */
  heldTier: ({ from, to, id }: ReferralAddress, version: number, tier: string): Key => ({
    pk: `R#${from}#${to}#${id}#HELD`,
    sk: `TIER#${ordinal(version)}#${tier}`,
  }),
  /** A tier's key once both parties may open it. */
  openTier: ({ from, to, id }: ReferralAddress, version: number, tier: string): Key => ({
    pk: `R#${from}#${to}#${id}#KEYS`,
    sk: `TIER#${ordinal(version)}#${tier}`,
  }),
}

/** A number as text that sorts like the number. */
function ordinal(value: number): string {
  return String(value).padStart(8, '0')
}
