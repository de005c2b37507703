import type { CorridorId, Instant, MemberId, ReferralId, TenantId } from '@passerelle/domain/kernel'
import { type Key, ordinal, type Parties, type ReferralAddress } from './key.ts'

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
