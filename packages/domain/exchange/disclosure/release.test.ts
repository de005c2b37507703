import { expect, test } from 'vitest'
import { tiers } from '../../sharing/tiers.ts'
import { aConsent, aCorridor } from '../../testing/exchange.ts'
import { referralStates, terminalStates } from '../referral/states.ts'
import { openableTiers, releasedTiers } from './release.ts'

const corridor = aCorridor()

test('before the person has left, the keys of identity and of what is sensitive stay with the sender', () => {
  for (const state of ['offered', 'needs_info', 'waitlisted', 'accepted'] as const) {
    expect(releasedTiers({ country: 'SN', kind: 'handover', state }, aConsent(), corridor)).toEqual([
      'T0',
      'T1',
    ])
  }
  expect(releasedTiers({ country: 'SN', kind: 'handover', state: 'departed' }, aConsent(), corridor)).toEqual(
    tiers,
  )
})

test('a person who may be called before departure is known by name from the offer on', () => {
  const consent = aConsent(tiers, { mayCallBeforeDeparture: true })
  expect(releasedTiers({ country: 'SN', kind: 'handover', state: 'offered' }, consent, corridor)).toEqual([
    'T0',
    'T1',
    'T2',
  ])
})

test('no key goes for a tier that the person did not consent to or the corridor does not carry', () => {
  const consent = aConsent(['T0', 'T1'], { mayCallBeforeDeparture: true })
  for (const state of referralStates) {
    for (const kind of ['handover', 'referral'] as const) {
      const released = releasedTiers({ country: 'SN', kind, state }, consent, corridor)
      expect(['T0', 'T1']).toEqual(expect.arrayContaining([...released]))
      const narrow = aCorridor({ highestTier: 'T0' })
      expect(['T0']).toEqual(
        expect.arrayContaining([...releasedTiers({ country: 'SN', kind, state }, consent, narrow)]),
      )
    }
  }
})

test('the sender never takes part in a referral again before the service, so all consented keys go with the offer', () => {
  expect(releasedTiers({ country: 'SN', kind: 'referral', state: 'offered' }, aConsent(), corridor)).toEqual(
    tiers,
  )
})

test('no key is let go of before an offer, without a consent, or where the referral ended without a result', () => {
  const ended = terminalStates.filter((state) => state !== 'completed' && state !== 'returned')
  for (const state of ['draft', 'awaiting_consent', ...ended] as const) {
    expect(releasedTiers({ country: 'SN', kind: 'handover', state }, aConsent(), corridor)).toEqual([])
  }
  expect(
    releasedTiers({ country: 'SN', kind: 'handover', state: 'departed' }, { state: 'none' }, corridor),
  ).toEqual([])
})

test('what is open grows with the way, and the wish to be called opens identity from the acceptance on', () => {
  const callable = aConsent(tiers, { mayCallBeforeDeparture: true })
  const open = (state: 'offered' | 'accepted' | 'departed' | 'active' | 'returned', consent = aConsent()) =>
    openableTiers({ state }, consent, corridor).join()
  expect(open('offered', callable)).toBe('T0')
  expect(open('accepted')).toBe('T0,T1')
  expect(open('accepted', callable)).toBe('T0,T1,T2')
  expect(open('departed')).toBe('T0,T1,T2')
  expect(open('active')).toBe('T0,T1,T2,T3')
  expect(open('active', aConsent(['T0', 'T2']))).toBe('T0,T2')
  expect(open('returned')).toBe('')
  expect(open('active', { state: 'expired' })).toBe('')
  expect(openableTiers({ state: 'active' }, callable, aCorridor({ highestTier: 'T1' }))).toEqual(['T0', 'T1'])
})

test.each([
  ['draft', '', ''],
  ['awaiting_consent', '', ''],
  ['offered', 'T0', 'T0,T1'],
  ['needs_info', 'T0', 'T0,T1'],
  ['waitlisted', 'T0', 'T0,T1'],
  ['accepted', 'T0,T1', 'T0,T1'],
  ['departed', 'T0,T1,T2', 'T0,T1,T2,T3'],
  ['no_contact', 'T0,T1,T2', 'T0,T1,T2,T3'],
  ['active', 'T0,T1,T2,T3', 'T0,T1,T2,T3'],
  ['completed', 'T0,T1,T2,T3', 'T0,T1,T2,T3'],
  ['returned', '', 'T0,T1,T2,T3'],
  ['declined', '', ''],
  ['expired', '', ''],
  ['withdrawn', '', ''],
  ['consent_revoked', '', ''],
  ['voided', '', ''],
] as const)(
  'of a handover that is %s these tiers open, and these keys are let go of',
  (state, open, released) => {
    const handover = { country: 'SN', kind: 'handover', state } as const
    expect(openableTiers(handover, aConsent(), corridor).join()).toBe(open)
    expect(releasedTiers(handover, aConsent(), corridor).join()).toBe(released)
  },
)
