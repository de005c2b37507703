import {
  type CalendarDate,
  type CorridorId,
  type Instant,
  isId,
  type MemberId,
  type ReferralId,
  type TenantId,
} from '@passerelle/domain/kernel'
import {
  corridorPartition,
  type Key,
  type KeyRange,
  ordinal,
  type Parties,
  type ReferralAddress,
} from './key.ts'

export const exchangeKeys = {
  agreement: (corridor: Parties): Key => ({ ...corridorPartition(corridor), sk: 'AGREEMENT' }),
  corridorsTowards: (to: TenantId, corridor: CorridorId): Key => ({
    ...exchangeRanges.corridors(to),
    sk: corridor,
  }),
  corridorsFrom: (from: TenantId, corridor: CorridorId): Key => ({
    ...exchangeRanges.corridors(from),
    sk: corridor,
  }),
  referral: (referral: ReferralAddress): Key => ({ ...exchangeRanges.whole(referral), sk: 'REFERRAL' }),
  event: (referral: ReferralAddress, sequence: number): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `${prefixes.event}${ordinal(sequence)}`,
  }),
  /** One tier of one version of the package. */
  package: (referral: ReferralAddress, version: number, tier: string): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `PACKAGE#${ordinal(version)}#${tier}`,
  }),
  consent: (referral: ReferralAddress): Key => ({ ...exchangeRanges.whole(referral), sk: 'CONSENT' }),
  consentEvent: (referral: ReferralAddress, sequence: number): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `${prefixes.consentEvent}${ordinal(sequence)}`,
  }),
  /** The outcomes: as the receiver has them, and as far as the sender may learn them. */
  outcomes: (referral: ReferralAddress, whose: 'OWN' | 'SHARED'): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `OUTCOME#${whose}`,
  }),
  disclosure: (referral: ReferralAddress, at: Instant, unique: string): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `${prefixes.disclosure}${at}#${unique}`,
  }),
  /** Lets the receiver find a referral by its id alone. */
  door: (referral: ReferralAddress): Key => ({ ...exchangeRanges.whole(referral), sk: 'DOOR' }),
  doorOf: (to: TenantId, referral: ReferralId): Key => ({ pk: `T#${to}#REFERRALS`, sk: referral }),
  /** Lets a party that has a case find a referral, and that case, by the referral's id alone. */
  address: (party: TenantId, referral: ReferralId): Key => ({
    pk: `T#${party}#REFERRALS`,
    sk: `REFERRAL#${referral}`,
  }),
  clock: (referral: ReferralAddress): Key => ({ ...exchangeRanges.whole(referral), sk: 'CLOCK' }),
  /** Referrals that are due, by the UTC day of the deadline. */
  due: (at: Instant, referral: ReferralId): Key => ({
    ...exchangeRanges.due(at.slice(0, 10)),
    sk: `${at}#${referral}`,
  }),
  /** The same for an organisation whose limits are to be counted anew. */
  recountDue: (at: Instant, tenant: TenantId): Key => ({
    ...exchangeRanges.due(at.slice(0, 10)),
    sk: `${at}#${tenant}`,
  }),
  message: (referral: ReferralAddress, sequence: number): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `${prefixes.message}${ordinal(sequence)}`,
  }),
  /**
   * How many messages there are. A row of its own, so that who writes and who takes a step do not wait for each other.
   */
  conversation: (referral: ReferralAddress): Key => ({
    ...exchangeRanges.whole(referral),
    sk: 'CONVERSATION',
  }),
  /** All appointments of a referral: few, and always wanted together. */
  appointments: (referral: ReferralAddress): Key => ({
    ...exchangeRanges.whole(referral),
    sk: 'APPOINTMENTS',
  }),
  /** An appointment that is agreed, for the agendas of those who answer for the referral. */
  agreed: (referral: ReferralAddress, appointment: string): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `${prefixes.agreed}${appointment}`,
  }),
  /** The appointments of a member, by their beginning. */
  agenda: (party: TenantId, member: MemberId, start: Instant, appointment: string): Key => ({
    ...exchangeRanges.agenda(party, member),
    sk: `${start}#${appointment}`,
  }),
  /** How far the people of a side have read. */
  readers: (referral: ReferralAddress, side: 'sender' | 'receiver'): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `READERS#${side}`,
  }),
  /** The debt of a side and its date, for the lists of both; there while the side owes something. */
  owed: (referral: ReferralAddress, side: 'sender' | 'receiver'): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `OWED#${side}`,
  }),
  /** What the other side has said that a side has not taken in; there while it has not. */
  asked: (referral: ReferralAddress, side: 'sender' | 'receiver', task: string): Key => ({
    ...exchangeRanges.whole(referral),
    sk: `ASKED#${side}#${task}`,
  }),
  uncontacted: (referral: ReferralAddress): Key => ({
    ...exchangeRanges.whole(referral),
    sk: 'UNCONTACTED',
  }),
  /** One of the lists of what must not be forgotten, the longest ago first. */
  watch: (party: TenantId, list: string, since: Instant, referral: ReferralId): Key => ({
    ...exchangeRanges.watch(party, list),
    sk: `${since}#${referral}`,
  }),
  inbox: (to: TenantId, place: BoxPlace): Key => ({ ...partition.inbox(to), sk: placeInBox(place) }),
  outbox: (from: TenantId, place: BoxPlace): Key => ({ ...partition.outbox(from), sk: placeInBox(place) }),
}

/** Partitions and the parts of them that are read together; without a part, the whole box. */
export const exchangeRanges = {
  /** The agreements of a party: towards it in the first index, from it in the second. */
  corridors: (party: TenantId) => ({ pk: `T#${party}#CORRIDORS` }),
  /** All rows of a referral. */
  whole: ({ from, to, id }: ReferralAddress) => ({ pk: `R#${from}#${to}#${id}` }),
  timeline: (referral: ReferralAddress): KeyRange => ({
    ...exchangeRanges.whole(referral),
    beginsWith: prefixes.event,
  }),
  consentEvents: (referral: ReferralAddress): KeyRange => ({
    ...exchangeRanges.whole(referral),
    beginsWith: prefixes.consentEvent,
  }),
  disclosures: (referral: ReferralAddress): KeyRange => ({
    ...exchangeRanges.whole(referral),
    beginsWith: prefixes.disclosure,
  }),
  messages: (referral: ReferralAddress): KeyRange => ({
    ...exchangeRanges.whole(referral),
    beginsWith: prefixes.message,
  }),
  /** The appointments of a referral that are agreed. */
  agreed: (referral: ReferralAddress) => ({
    ...exchangeRanges.whole(referral),
    beginsWith: prefixes.agreed,
  }),
  /** The rows that are due on a UTC day. */
  due: (day: CalendarDate) => ({ pk: `${clockPrefix}${day}` }),
  agenda: (party: TenantId, member: MemberId) => ({ pk: `T#${party}#AGENDA#${member}` }),
  watch: (party: TenantId, list: string) => ({ pk: `T#${party}#WATCH#${list}` }),
  inbox: (to: TenantId, part?: number): KeyRange => ({ ...partition.inbox(to), ...inPart(part) }),
  outbox: (from: TenantId, part?: number): KeyRange => ({ ...partition.outbox(from), ...inPart(part) }),
}

const prefixes = {
  event: 'EVENT#',
  consentEvent: 'CONSENT#',
  disclosure: 'DISCLOSURE#',
  message: 'MESSAGE#',
  agreed: 'AGREED#',
}

const clockPrefix = 'P#CLOCK#'

const partition = {
  inbox: (to: TenantId) => ({ pk: `T#${to}#INBOX` }),
  outbox: (from: TenantId) => ({ pk: `T#${from}#OUTBOX` }),
}

/** The part of the box, by its number; the instant at which the referral came into the box; the referral. */
export type BoxPlace = { readonly part: number; readonly since: Instant; readonly referral: ReferralId }

// Boxes are read backwards: the first part and the newest referral have the greatest key.
const lastPart = 9

function placeInBox({ part, since, referral }: BoxPlace): string {
  return `${lastPart - part}#${since}#${referral}`
}

function inPart(part: number | undefined) {
  return part === undefined ? {} : { beginsWith: `${lastPart - part}#` }
}

/** The referral to whose rows a key belongs. @throws {TypeError} for a key that belongs to none */
export function addressIn({ pk }: Pick<Key, 'pk'>): ReferralAddress {
  const [kind, from, to, id, ...rest] = pk.split('#')
  if (kind !== 'R' || rest.length > 0 || !isId(from) || !isId(to) || !isId(id)) {
    throw new TypeError('a row that belongs to no referral')
  }
  return { from, to, id } as ReferralAddress // three ids, at the places of a referral's key
}

/** The appointment that a row of `exchangeRanges.agreed` is about. */
export function agreedIn({ sk }: Pick<Key, 'sk'>): string {
  return sk.slice(prefixes.agreed.length)
}

/** The tenant whose limits are to be counted anew, where a row before the clock says so by its key. */
export function recountedTenantIn({ pk }: Pick<Key, 'pk'>): TenantId | undefined {
  const [, corrected, resumed] = recountForm.exec(pk) ?? []
  const tenant = corrected ?? resumed
  return isId(tenant) ? (tenant as TenantId) : undefined // at a tenant's place of a key
}

const recountForm = /^(?:T#([^#]+)#CALENDAR|P#RESUMED#([^#]+))$/

/**
 * Whether an index key puts a row before the clock, which no tenant reads: of a referral, a corrected calendar or an
 * organisation that works again.
 */
export function isBeforeClock(pk: string, indexKey: string): boolean {
  return (pk.startsWith('R#') || recountForm.test(pk)) && indexKey.startsWith(clockPrefix)
}
