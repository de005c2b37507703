import { calendarOf } from '../calendar/calendars.ts'
import type { Consent, ConsentGrant } from '../exchange/consent/consent.ts'
import { deadlineFor } from '../exchange/deadlines/deadlines.ts'
import { deadlinePolicies, type PolicyKey, policyKeys } from '../exchange/deadlines/policies.ts'
import type { CommandName, Order } from '../exchange/referral/commands.ts'
import type { Referral } from '../exchange/referral/referral.ts'
import type { Side } from '../exchange/referral/states.ts'
import type { Circumstances, ClockOrder } from '../exchange/transitions/decision.ts'
import type { MemberId, TenantId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/time.ts'
import { type Tier, tiers } from '../sharing/tiers.ts'
import type { Corridor } from '../tenancy/corridor.ts'
import { coach, colleague, id } from './casework.ts'

export const bfz: TenantId = id<'tenant'>(101)
export const dakar: TenantId = id<'tenant'>(102)
export const advisor: MemberId = id<'member'>(601)
export const deputy: MemberId = id<'member'>(602)

/** A Monday morning. */
export const now: Instant = '2026-03-02T09:30:00.000Z'
export const berlin = calendarOf('DE')
export const senegal = calendarOf('SN')

export function aReferral(change: Partial<Referral> = {}): Referral {
  return {
    id: id<'referral'>(1),
    from: bfz,
    to: dakar,
    kind: 'handover',
    state: 'draft',
    owner: 'sender',
    version: 7,
    seq: 7,
    pseudonym: '0000-0000',
    country: 'SN',
    urgency: 'routine',
    track: 'standard',
    request: { needs: ['job_search'], plannedDeparture: '2026-05-04' },
    sender: { responsibleId: coach },
    deadlines: [],
    packageVersion: 1,
    openTiers: [],
    createdAt: '2026-02-01T10:00:00.000Z',
    changedAt: '2026-02-01T10:00:00.000Z',
    ...change,
  }
}

export function aCorridor(change: Partial<Corridor> = {}): Corridor {
  return {
    id: id<'corridor'>(1),
    from: bfz,
    to: dakar,
    kinds: ['referral', 'handover'],
    highestTier: 'T3',
    purposes: ['reintegration_support', 'outcome_feedback'],
    transferBasis: 'scc_46_2_c',
    validity: { from: '2026-01-01', to: '2027-12-31' },
    state: 'active',
    parties: {},
    signatures: {},
    version: 2,
    ...change,
  }
}

export function aGrant(change: Partial<ConsentGrant> = {}): ConsentGrant {
  return {
    id: id<'consent'>(1),
    referralId: id<'referral'>(1),
    recipientId: dakar,
    purposes: ['reintegration_support'],
    tiers: [...tiers],
    sensitiveGroups: [],
    packageVersion: 1,
    packageHashes: {},
    notice: { version: 1, language: 'fr', sha256: '0'.repeat(64) },
    method: { kind: 'witnessed', coachId: coach, witnessId: colleague },
    readAloud: false,
    interpreter: false,
    mayCallBeforeDeparture: false,
    feedback: false,
    transferBasis: 'scc_46_2_c',
    givenAt: '2026-02-20T10:00:00.000Z',
    expiresAt: '2027-02-20T00:00:00.000Z',
    ...change,
  }
}

export function aConsent(covered: readonly Tier[] = tiers, change: Partial<ConsentGrant> = {}): Consent {
  return { state: 'given', grant: aGrant({ tiers: [...covered], ...change }), tiers: covered }
}

/** All is well: an active corridor, a full consent, and somebody who may. */
export function circumstancesOf(side: Side, change: Partial<Circumstances> = {}): Circumstances {
  const memberOf = { sender: coach, receiver: advisor, person: undefined, system: undefined }[side]
  return {
    now,
    actor: {
      side,
      roles: side === 'sender' || side === 'receiver' ? ['coach', 'coordinator'] : [],
      ...(memberOf && { memberId: memberOf }),
    },
    expectedVersion: 7,
    corridor: aCorridor(),
    consent: aConsent(),
    calendars: { sender: berlin, receiver: senegal },
    successor: id<'referral'>(2),
    ...change,
  }
}

const yes = {
  tiers: [...tiers],
  packageVersion: 1,
  language: 'fr',
  witnessId: colleague,
  readAloud: false,
  interpreter: false,
  mayCallBeforeDeparture: false,
  feedback: false,
}

/** One good order of each command. */
export const orders: { readonly [Name in CommandName]: Extract<Order, { command: Name }> } = {
  'request-consent': {
    command: 'request-consent',
    body: { tiers: [...tiers], sensitiveGroups: ['health'], language: 'fr', interpreter: false },
  },
  'prepare-renewal': {
    command: 'prepare-renewal',
    body: { tiers: [...tiers], sensitiveGroups: ['health'], language: 'fr', interpreter: false },
  },
  revise: { command: 'revise', body: {} },
  'give-consent': { command: 'give-consent', body: yes },
  'renew-consent': { command: 'renew-consent', body: yes },
  refuse: { command: 'refuse', body: {} },
  acknowledge: { command: 'acknowledge', body: {} },
  ask: { command: 'ask', body: { questions: [{ topic: 'dates', text: 'Arrival before the course?' }] } },
  answer: { command: 'answer', body: { answers: [{ topic: 'dates', text: 'Yes.' }] } },
  waitlist: { command: 'waitlist', body: { earliest: '2026-04-01', position: 3 } },
  reconfirm: { command: 'reconfirm', body: { earliest: '2026-04-01' } },
  accept: { command: 'accept', body: { responsibleId: advisor, deputyId: deputy } },
  decline: { command: 'decline', body: { reason: 'no_capacity', declinedBy: 'provider' } },
  unaccept: { command: 'unaccept', body: { reason: 'no_capacity', to: 'offered' } },
  'advance-departure': {
    command: 'advance-departure',
    body: { date: '2026-03-20', arrivalWindow: { earliest: '2026-03-20', latest: '2026-03-21' } },
  },
  'record-departure': {
    command: 'record-departure',
    body: { date: '2026-03-01', proof: 'border_crossing_confirmation' },
  },
  'start-service': { command: 'start-service', body: { date: '2026-03-02' } },
  'confirm-first-contact': {
    command: 'confirm-first-contact',
    body: { date: '2026-03-02', way: 'in_person' },
  },
  'report-no-contact': {
    command: 'report-no-contact',
    body: {
      attempts: [
        { date: '2026-03-01', way: 'phone' },
        { date: '2026-03-01', way: 'messenger' },
        { date: '2026-03-02', way: 'phone' },
      ],
    },
  },
  resume: { command: 'resume', body: { date: '2026-03-02', way: 'in_person' } },
  'hand-back': { command: 'hand-back', body: { reason: 'out_of_area' } },
  'accept-back': { command: 'accept-back', body: {} },
  complete: { command: 'complete', body: { outcome: 'employed', date: '2026-03-02' } },
  'report-outcome': {
    command: 'report-outcome',
    body: { month: 3, outcome: 'employed', date: '2026-03-02' },
  },
  reopen: { command: 'reopen', body: {} },
  reroute: { command: 'reroute', body: { to: id<'tenant'>(103) } },
  withdraw: { command: 'withdraw', body: { reason: 'did_not_depart' } },
  'revoke-consent': { command: 'revoke-consent', body: { way: 'in_person' } },
  'answer-erasure': { command: 'answer-erasure', body: { answer: 'erased' } },
  'disclose-vitally': {
    command: 'disclose-vitally',
    body: {
      tiers: ['T0', 'T1', 'T2'],
      secondPersonId: colleague,
      reason: 'In hospital in Dakar, not conscious.',
    },
  },
  'void-error': { command: 'void-error', body: { secondPersonId: colleague, comment: 'Opened twice.' } },
}

/** One order of a clock for each limit that leads to a command. */
export const clockOrders: readonly ClockOrder[] = policyKeys.map((policy) => ({
  command: deadlinePolicies[policy].onDue,
  policy,
}))

/** A limit that began long ago. */
export function overdueDeadline(policy: PolicyKey) {
  return deadlineFor(policy, '2024-01-08T10:00:00.000Z', berlin)
}
