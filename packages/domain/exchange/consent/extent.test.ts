import { describe, expect, test } from 'vitest'
import { referralKinds } from '../../sharing/kinds.ts'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import { refusalOf } from '../../testing/casework.ts'
import { transitions } from '../transitions/transitions.ts'
import { assertEachCanOpen, assertLeadsOn, choicesAmong, extentOf, tiersForWhole } from './extent.ts'

const asked = { state: 'awaiting_consent' } as const

describe.each(referralKinds)('a %s', (kind) => {
  test('needs for its whole way what the steps of the straight way open', () => {
    const straight = ['give-consent', 'accept', 'record-departure', 'start-service', 'confirm-first-contact']
    const opened = transitions
      .filter(({ command, kinds }) => straight.includes(command) && (kinds?.includes(kind) ?? true))
      .flatMap(({ opens = [] }) => opens)
    expect(tiersForWhole({ kind, ...asked })).toEqual(tiers.filter((tier) => opened.includes(tier)))
  })

  test('needs no more than the offer once the work has begun', () => {
    expect(tiersForWhole({ kind, state: 'active' })).toEqual(['T0'])
    expect(refusalOf(() => assertEachCanOpen({ kind, state: 'active' }, ['T0', 'T2']))).toBeUndefined()
  })
})

describe('a choice of tiers', () => {
  test.each([
    ['referral', ['T0'], 'offer'],
    ['referral', ['T0', 'T1'], 'whole'],
    ['referral', ['T1'], undefined],
    ['handover', ['T0'], 'offer'],
    ['handover', ['T0', 'T2'], 'offer'],
    ['handover', ['T0', 'T1'], 'acceptance'],
    ['handover', ['T0', 'T1', 'T2'], 'whole'],
  ] as const)('leads as far as its first gap: %s %j', (kind, chosen, extent) => {
    expect(extentOf({ kind, ...asked }, chosen)).toBe(extent)
  })

  test.each([
    ['handover', ['T0', 'T2'], 'T2', 'T1'],
    ['handover', ['T0', 'T1', 'T3'], 'T3', 'T2'],
    ['referral', ['T0', 'T3'], 'T3', 'T1'],
  ] as const)('has no tier in it that could never open: %s %j', (kind, chosen, tier, missing) => {
    expect(refusalOf(() => assertEachCanOpen({ kind, ...asked }, chosen))).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'tiers'], code: 'opens_only_with', params: { tier, missing } }],
    })
  })

  test('is offered with what it allows, and only where each of its tiers can open', () => {
    expect(choicesAmong({ kind: 'handover', ...asked }, [...tiers])).toEqual([
      { tiers: ['T0'], extent: 'offer' },
      { tiers: ['T0', 'T1'], extent: 'acceptance' },
      { tiers: ['T0', 'T1', 'T2'], extent: 'whole' },
      { tiers: ['T0', 'T1', 'T2', 'T3'], extent: 'whole' },
    ])
    expect(choicesAmong({ kind: 'referral', ...asked }, ['T0', 'T1', 'T3'])).toEqual([
      { tiers: ['T0'], extent: 'offer' },
      { tiers: ['T0', 'T1'], extent: 'whole' },
      { tiers: ['T0', 'T1', 'T3'], extent: 'whole' },
    ])
    expect(choicesAmong({ kind: 'handover', ...asked }, ['T1', 'T2'])).toEqual([])
  })
})

test.each([
  ['handover', ['T0'], 'T1, T2'],
  ['handover', ['T0', 'T1'], 'T2'],
  ['handover', ['T0', 'T2'], 'T1'],
  ['referral', ['T0'], 'T1'],
  ['referral', ['T0', 'T2', 'T3'], 'T1'],
] as const)('a question that no answer lets come to its end is not asked: %s %j', (kind, chosen, missing) => {
  expect(refusalOf(() => assertLeadsOn({ kind, state: 'draft' }, chosen as readonly Tier[], tiers))).toEqual({
    code: 'invalid',
    errors: [{ path: ['body', 'tiers'], code: 'leads_nowhere', params: { missing } }],
  })
})

test.each([
  ['handover', ['T0'], ['T0']],
  ['handover', ['T0', 'T1'], ['T0', 'T1']],
  ['referral', ['T0'], ['T0']],
] as const)('while a limit holds, all that it lets cross is enough: %s %j', (kind, chosen, within) => {
  expect(() => assertLeadsOn({ kind, state: 'draft' }, chosen, within)).not.toThrow()
  expect(refusalOf(() => assertLeadsOn({ kind, state: 'draft' }, [], within))).toMatchObject({
    errors: [{ code: 'leads_nowhere', params: { missing: within.join(', ') } }],
  })
})
