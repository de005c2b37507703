import { describe, expect, test } from 'vitest'
import { plusDays } from '../../kernel/time.ts'
import type { Tier } from '../../sharing/tiers.ts'
import { colleague, refusalOf } from '../../testing/casework.ts'
import {
  aConsent,
  aCorridor,
  advisor,
  aReferral,
  circumstancesOf,
  now,
  orders,
} from '../../testing/exchange.ts'
import type { Order } from '../referral/commands.ts'
import { commandBodies } from '../referral/commands.ts'
import type { Referral } from '../referral/referral.ts'
import type { Side } from '../referral/states.ts'
import { audienceOf, newsOf, waitingIn } from '../referral/waiting.ts'
import { decide } from '../transitions/decide.ts'
import type { Circumstances, ClockOrder } from '../transitions/decision.ts'
import { releasedTiers } from './release.ts'
import { consentedTiers, vitalTiersAt } from './vital.ts'

const consent = aConsent(['T0', 'T1'])
const lapse: ClockOrder = { command: 'lapse-vital', policy: 'vital_interests' }

function step(
  referral: Referral,
  order: Order | ClockOrder,
  side: Side = 'sender',
  change: Partial<Circumstances> = {},
) {
  return decide(
    referral,
    order,
    circumstancesOf(side, { consent, expectedVersion: referral.version, ...change }),
  )
}

const vitally = (...tiers: ('T0' | 'T1' | 'T2')[]): Order => ({
  command: 'disclose-vitally',
  body: { ...orders['disclose-vitally'].body, tiers },
})
const accepted = aReferral({ state: 'accepted', openTiers: ['T0', 'T1'], offeredAt: now })
const disclosed = () => step(accepted, vitally('T2'))
const over = plusDays(now, 4)

describe('what crosses without a consent, for a vital interest', () => {
  test('opens in a new package for 72 hours, told apart from what was agreed to', () => {
    const { referral, event, opened, shredded } = disclosed()
    expect(referral).toMatchObject({
      state: 'accepted',
      owner: 'sender',
      openTiers: ['T0', 'T1', 'T2'],
      vitalTiers: ['T2'],
      packageVersion: accepted.packageVersion + 1,
    })
    expect(referral.deadlines).toEqual([
      { policy: 'vital_interests', side: 'sender', startedAt: now, dueAt: plusDays(now, 3) },
    ])
    expect(event).toMatchObject({ command: 'disclose-vitally', opened: ['T2'], detail: { tiers: ['T2'] } })
    expect([opened, shredded]).toEqual([['T2'], []])
    expect(consentedTiers(referral)).toEqual(['T0', 'T1'])
    expect(releasedTiers(referral, consent, aCorridor())).toEqual(['T0', 'T1', 'T2'])
  })

  test('is read no longer than that, and then closed with its keys', () => {
    const { referral } = disclosed()
    expect(vitalTiersAt(referral, plusDays(now, 2))).toEqual(['T2'])
    expect(vitalTiersAt(referral, plusDays(now, 3))).toEqual([])
    expect(refusalOf(() => step(referral, lapse, 'system'))).toMatchObject({ what: 'not_due' })
    const after = step(referral, lapse, 'system', { now: over })
    expect(after.referral).toMatchObject({ state: 'accepted', openTiers: ['T0', 'T1'], deadlines: [] })
    expect(after.referral).not.toHaveProperty('vitalTiers')
    expect(after.shredded).toEqual(['T2'])
  })

  test('takes two persons of the sender', () => {
    const alone = circumstancesOf('sender', {
      actor: { side: 'sender', roles: ['coach'], memberId: colleague },
    })
    expect(refusalOf(() => step(accepted, vitally('T2'), 'sender', { actor: alone.actor }))).toEqual({
      code: 'two_persons_required',
    })
    expect(refusalOf(() => step(accepted, vitally('T2'), 'receiver'))).toEqual({ code: 'forbidden' })
  })

  test('is never what is sensitive, and takes a reason', () => {
    const { body } = orders['disclose-vitally']
    const parsed = (change: object) =>
      commandBodies['disclose-vitally'].safeParse({ ...body, ...change }).success
    expect(parsed({})).toBe(true)
    for (const change of [{ tiers: ['T3'] }, { tiers: ['T2', 'T3'] }, { tiers: [] }, { reason: '' }]) {
      expect(parsed(change), JSON.stringify(change)).toBe(false)
    }
  })

  test('is nothing that the person agreed to, and not prolonged while it is open', () => {
    expect(refusalOf(() => step(accepted, vitally('T1', 'T2')))).toMatchObject({ what: 'consent_holds' })
    const { referral } = step(accepted, vitally('T2'))
    expect(refusalOf(() => step(referral, vitally('T2')))).toMatchObject({ what: 'vital_interests_open' })
  })

  test('includes the offer where nothing is open any more', () => {
    const ended = { consent: { state: 'expired' as const } }
    const closed = { ...accepted, openTiers: [] }
    expect(refusalOf(() => step(closed, vitally('T2'), 'sender', ended))).toMatchObject({ code: 'invalid' })
    expect(step(closed, vitally('T0', 'T2'), 'sender', ended).referral.vitalTiers).toEqual(['T0', 'T2'])
  })

  test('stays within the agreement', () => {
    const corridor = aCorridor({ highestTier: 'T1' })
    expect(refusalOf(() => step(accepted, vitally('T2'), 'sender', { corridor }))).toMatchObject({
      code: 'corridor_forbids',
      what: 'tier',
    })
  })

  test('ends at once with the word of the person, be it no or yes', () => {
    const { referral } = disclosed()
    const some: Tier[] = ['T2']
    const no: Order = { command: 'revoke-consent', body: { tiers: some, way: 'phone' } }
    for (const order of [no, orders['revoke-consent'], orders.withdraw]) {
      const after = step(referral, order)
      expect(after.referral).not.toHaveProperty('vitalTiers')
      expect(after.shredded).toContain('T2')
      expect(after.referral.deadlines.map(({ policy }) => policy)).not.toContain('vital_interests')
    }
    const yes = step(referral, orders['renew-consent'], 'sender', {
      consent: aConsent(['T0', 'T1', 'T2'], { mayCallBeforeDeparture: true }),
    })
    expect(yes.referral).toMatchObject({ openTiers: ['T0', 'T1', 'T2'] })
    expect(yes.referral).not.toHaveProperty('vitalTiers')
  })

  test('outlasts the steps of the transition path', () => {
    const referral = { ...disclosed().referral, state: 'offered' as const }
    const after = step(referral, orders.waitlist, 'receiver').referral
    expect(after.vitalTiers).toEqual(['T2'])
    expect(after.deadlines.map(({ policy }) => policy)).toEqual([
      'vital_interests',
      'waitlist_reconfirmation',
    ])
  })

  test('is told to the coordinators, besides who is responsible', () => {
    const { referral, event } = disclosed()
    const [waiting, ...rest] = newsOf(event, referral, waitingIn(referral, now))
    expect(rest).toEqual([])
    expect(waiting).toMatchObject({ task: 'check_vital_disclosure', side: 'sender', overdue: false })
    expect(waiting && audienceOf(waiting, { ...referral, receiver: { responsibleId: advisor } })).toEqual({
      members: [referral.sender.responsibleId],
      coordinators: true,
    })
  })
})
