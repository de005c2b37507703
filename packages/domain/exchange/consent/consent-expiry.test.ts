import { expect, test } from 'vitest'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import { refusalOf } from '../../testing/casework.ts'
import { aConsent, aReferral, circumstancesOf, now, orders } from '../../testing/exchange.ts'
import type { Order } from '../referral/commands.ts'
import type { Referral } from '../referral/referral.ts'
import { decide } from '../transitions/decide.ts'
import type { Circumstances, ClockOrder } from '../transitions/decision.ts'

const expiresAt = '2026-09-01T00:00:00.000Z'
const noticeAt = '2026-08-02T00:00:00.000Z'

function step(
  referral: Referral,
  order: Order | ClockOrder,
  side: Parameters<typeof circumstancesOf>[0],
  change: Partial<Circumstances> = {},
) {
  const consent = aConsent(tiers, { expiresAt })
  return decide(
    referral,
    order,
    circumstancesOf(side, { consent, expectedVersion: referral.version, ...change }),
  )
}

const limits = ({ deadlines }: Referral) => deadlines.map(({ policy }) => policy)
const offered = () =>
  step(aReferral({ state: 'awaiting_consent' }), orders['give-consent'], 'sender').referral

test('with the yes begin two limits that no calendar moves: a notice a month before its end, and the end', () => {
  const { deadlines } = offered()
  expect(deadlines.filter(({ policy }) => policy.startsWith('consent_'))).toEqual([
    { policy: 'consent_expiry_notice', side: 'sender', startedAt: now, dueAt: noticeAt },
    { policy: 'consent_expiry', side: 'sender', startedAt: now, dueAt: expiresAt },
  ])
})

test('who gives a consent for a week needs no notice of its end', () => {
  const consent = aConsent(tiers, { expiresAt: '2026-03-09T00:00:00.000Z' })
  const { referral } = step(aReferral({ state: 'awaiting_consent' }), orders['give-consent'], 'sender', {
    consent,
  })
  expect(limits(referral)).toContain('consent_expiry')
  expect(limits(referral)).not.toContain('consent_expiry_notice')
})

test('they outlast every step on the way, and end where nothing rests on the consent any more', () => {
  const accepted = step(offered(), orders.accept, 'receiver').referral
  expect(limits(accepted)).toEqual(['consent_expiry_notice', 'consent_expiry', 'departure_question'])
  const active = step(
    step(accepted, orders['record-departure'], 'sender').referral,
    orders['confirm-first-contact'],
    'receiver',
  )
  expect(limits(active.referral)).toEqual(['consent_expiry_notice', 'consent_expiry'])
  for (const order of [orders['hand-back'], orders['revoke-consent']]) {
    expect(limits(step(active.referral, order, 'receiver').referral).join()).not.toContain('consent_')
  }
  const partly: Order = { command: 'revoke-consent', body: { tiers: ['T3'], way: 'phone' } }
  expect(limits(step(active.referral, partly, 'receiver').referral)).toContain('consent_expiry')
})

test('a new yes moves the end', () => {
  const consent = aConsent(tiers, { expiresAt: '2027-03-01T00:00:00.000Z' })
  const { deadlines } = step(offered(), orders['renew-consent'], 'sender', { consent }).referral
  expect(deadlines.filter(({ policy }) => policy === 'consent_expiry')).toMatchObject([
    { dueAt: '2027-03-01T00:00:00.000Z' },
  ])
})

test('at its end everything closes and its keys die; who is responsible, and in what state, stays', () => {
  const way = step(step(offered(), orders.accept, 'receiver').referral, orders['record-departure'], 'sender')
  const active = step(way.referral, orders['confirm-first-contact'], 'receiver').referral
  const order: ClockOrder = { command: 'expire-consent', policy: 'consent_expiry' }
  const nothing: Circumstances['consent'] = { state: 'none' }
  expect(refusalOf(() => step(active, order, 'system', { now: expiresAt, consent: nothing }))).toEqual({
    code: 'not_possible',
    what: 'not_due',
  })
  const later = '2026-09-01T00:00:00.001Z'
  const { referral, shredded, event } = step(active, order, 'system', { now: later, consent: nothing })
  expect(referral).toMatchObject({ state: 'active', owner: 'receiver', openTiers: [], deadlines: [] })
  expect(shredded).toEqual(tiers)
  expect(event).toMatchObject({ command: 'expire-consent', closed: tiers, policy: 'consent_expiry' })
  const expired: Circumstances['consent'] = { state: 'expired' }
  expect(
    refusalOf(() =>
      step({ ...referral, state: 'departed' }, orders['confirm-first-contact'], 'receiver', {
        consent: expired,
      }),
    ),
  ).toEqual({
    code: 'consent_ended',
    state: 'expired',
  })
  const asked = step(referral, orders['prepare-renewal'], 'sender', { consent: expired }).referral
  expect(asked).toMatchObject({ state: 'active', packageVersion: referral.packageVersion + 1, openTiers: [] })
  const repeated = step(asked, orders['renew-consent'], 'sender').referral
  expect(repeated).toMatchObject({ state: 'active', owner: 'receiver', openTiers: tiers })
})

test('nothing is packed for a renewal while a consent holds or something is open', () => {
  const holds = { code: 'not_possible', what: 'consent_holds' }
  const referral = aReferral({ state: 'accepted', openTiers: ['T0'] })
  expect(refusalOf(() => step(referral, orders['prepare-renewal'], 'sender'))).toEqual(holds)
  const unswept: Partial<Circumstances> = { consent: { state: 'expired' } }
  expect(refusalOf(() => step(referral, orders['prepare-renewal'], 'sender', unswept))).toEqual(holds)
})

test('who no longer wants to be called before leaving is not known by name any more, until they leave', () => {
  const callable = { consent: aConsent(tiers, { expiresAt, mayCallBeforeDeparture: true }) }
  const accepted = step(offered(), orders.accept, 'receiver', callable).referral
  expect(accepted.openTiers).toEqual(['T0', 'T1', 'T2'])
  const { referral, event, shredded } = step(accepted, orders['renew-consent'], 'sender')
  expect(referral.openTiers).toEqual(['T0', 'T1'])
  expect(event.closed).toEqual(['T2'])
  expect(shredded).toEqual([])
  expect(step(referral, orders['renew-consent'], 'sender', callable).referral.openTiers).toEqual([
    'T0',
    'T1',
    'T2',
  ])
  const narrower = { consent: aConsent(['T0'] as Tier[], { expiresAt }) }
  expect(refusalOf(() => step(referral, orders['renew-consent'], 'sender', narrower))).toEqual({
    code: 'consent_missing',
    tiers: ['T1'],
  })
})

test('an erasure that was asked for is to be answered however late', () => {
  const active = aReferral({ state: 'active', owner: 'receiver' })
  const { referral } = step(active, orders['revoke-consent'], 'sender')
  expect(referral).toMatchObject({ state: 'consent_revoked', erasure: 'asked' })
  const order: ClockOrder = { command: 'escalate', policy: 'erasure_answer' }
  const escalated = step(referral, order, 'system', { now: '2026-06-01T00:00:00.000Z' }).referral
  expect(escalated.deadlines).toMatchObject([
    { policy: 'erasure_answer', actedAt: '2026-06-01T00:00:00.000Z' },
  ])
  const kept: Order = {
    command: 'answer-erasure',
    body: { answer: 'own_legal_ground', ground: 'A contract.' },
  }
  expect(step(escalated, kept, 'receiver').referral).toMatchObject({ erasure: 'own_legal_ground' })
})
