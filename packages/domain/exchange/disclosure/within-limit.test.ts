import { expect, test } from 'vitest'
import { Refused } from '../../kernel/refusal.ts'
import { referralKinds } from '../../sharing/kinds.ts'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import { type Highest, limitScopeSchema } from '../../tenancy/safety-limit.ts'
import { aConsent, aCorridor, aReferral, circumstancesOf, orders } from '../../testing/exchange.ts'
import { referralStates, type Side } from '../referral/states.ts'
import { decide } from '../transitions/decide.ts'
import { releasedTiers } from './release.ts'

const limited = (highest: Highest) =>
  aCorridor({ limits: [{ scope: limitScopeSchema.parse('SN'), highest }] })

function decided(
  command: keyof typeof orders,
  side: Side,
  highest: Highest,
  referral: Parameters<typeof aReferral>[0],
) {
  try {
    return decide(aReferral(referral), orders[command], circumstancesOf(side, { corridor: limited(highest) }))
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

const offered = {
  state: 'offered',
  openTiers: ['T0'] as Tier[],
  offeredAt: '2026-02-20T10:00:00.000Z',
} as const
const accepted = { ...offered, state: 'accepted', openTiers: ['T0', 'T1'] as Tier[] } as const
const departed = { ...accepted, state: 'departed' } as const

test('without an offer there is no offer: a limit below T0 stops it, and says which limit it is', () => {
  const refusal = { code: 'safety_limit', scope: 'SN', highest: 'none' }
  expect(decided('give-consent', 'sender', 'none', { state: 'awaiting_consent' })).toEqual(refusal)
  expect(decided('answer', 'sender', 'none', { ...offered, state: 'needs_info' })).toEqual(refusal)
  expect(decided('request-consent', 'sender', 'none', {})).toEqual(refusal)
})

test('nothing is asked of the person that may not cross', () => {
  expect(decided('request-consent', 'sender', 'T2', {})).toEqual({
    code: 'safety_limit',
    scope: 'SN',
    highest: 'T2',
  })
})

test('a yes needs what it is given for', () => {
  expect(decided('accept', 'receiver', 'T0', offered)).toEqual({
    code: 'safety_limit',
    scope: 'SN',
    highest: 'T0',
  })
  expect(decided('accept', 'receiver', 'T1', offered)).toMatchObject({ opened: ['T1'] })
})

test('that somebody left, or was met, is written down, and opens no more than the limit', () => {
  expect(decided('record-departure', 'sender', 'T1', accepted)).toMatchObject({
    opened: [],
    referral: { state: 'departed', openTiers: ['T0', 'T1'] },
  })
  expect(decided('confirm-first-contact', 'receiver', 'T2', departed)).toMatchObject({
    opened: [],
    referral: { owner: 'receiver' },
  })
  expect(decided('record-departure', 'sender', 'T2', accepted)).toMatchObject({ opened: ['T2'] })
})

test('what the limit kept closed opens with a consent that is renewed after it was lifted', () => {
  expect(decided('renew-consent', 'sender', 'T1', departed)).toMatchObject({ opened: [] })
  expect(decided('renew-consent', 'sender', 'T3', departed)).toMatchObject({ opened: ['T2'] })
})

test('no key goes for a tier above the limit, in any state', () => {
  const consent = aConsent(tiers, { mayCallBeforeDeparture: true })
  for (const state of referralStates) {
    for (const kind of referralKinds) {
      const of = { kind, state, country: 'SN' }
      expect(releasedTiers(of, consent, limited('none'))).toEqual([])
      expect(releasedTiers(of, consent, limited('T1')).filter((tier) => tier > 'T1')).toEqual([])
      // The limit of another country is none here.
      expect(releasedTiers({ ...of, country: 'ML' }, consent, limited('none'))).toEqual(
        releasedTiers(of, consent, aCorridor()),
      )
    }
  }
})
