import { expect, it } from 'vitest'
import {
  type Corridor,
  destinationsOf,
  languageFor,
  languagesFor,
  prepare,
  saysEnough,
  usualTiers,
} from './offer.ts'

const corridor = (change: object) =>
  ({
    from: 'bfz',
    to: 'dakar',
    state: 'active',
    highestTier: 'T3',
    validity: { from: '2026-01-01', to: '2026-12-31' },
    ...change,
  }) as unknown as Corridor // what is looked at here of an agreement

it('one may refer to those with whom an agreement is in force, in the direction that leads away', () => {
  const open = corridor({})
  const others = [
    corridor({ from: 'dakar', to: 'bfz' }),
    corridor({ state: 'suspended' }),
    corridor({ state: 'proposed' }),
    corridor({ validity: { from: '2025-01-01', to: '2025-12-31' } }),
  ]
  expect(destinationsOf([open, ...others], 'bfz', '2026-06-01')).toEqual([open])
})

it('nothing sensitive is asked for unless somebody adds it', () => {
  expect(usualTiers(corridor({}))).toEqual(['T0', 'T1', 'T2'])
  expect(usualTiers(corridor({ highestTier: 'T1' }))).toEqual(['T0', 'T1'])
})

it.each([
  [['wo', 'fr'], 'fr'],
  [['ar-EG'], 'ar'],
  [['ps'], 'en'],
])('who speaks %j is shown what crosses in %s', (languages, expected) => {
  expect(languageFor({ languages: languages as never })).toBe(expected)
})

it('who speaks no language of the platform may be asked in their own, and in one that has a text', () => {
  expect(languagesFor({ languages: ['wo', 'fr'] as never })).toEqual(['wo', 'fr'])
  expect(languagesFor({ languages: ['ps'] as never })).toEqual(['ps', 'en'])
})

/** Notes which calls are made, with which keys. */
function recorded(refusals: number) {
  const calls: string[] = []
  let left = refusals
  const api = {
    createReferral: async ({ idempotencyKey }: { idempotencyKey: string }) => {
      calls.push(idempotencyKey)
      return { body: { id: 'R', version: 1 } }
    },
    requestConsent: async ({ idempotencyKey, ifMatch }: { idempotencyKey: string; ifMatch: number }) => {
      calls.push(`${idempotencyKey} upon ${ifMatch}`)
      left -= 1
      if (left >= 0) throw new Error('refused')
      return { body: {} }
    },
  }
  return { api: api as never, calls }
}

const said = (language: string) => ({ create: { kind: 'handover' }, ask: { language } }) as never

it('a lost line between the two calls repeats neither of them under another key', async () => {
  const { api, calls } = recorded(0)
  // Nothing is remembered of the first try, as after the line was lost in the middle.
  await prepare(api, said('fr'), 'intention', new Map())
  await prepare(api, said('fr'), 'intention', new Map())
  expect(new Set(calls)).toEqual(new Set(['intention-create', 'intention-ask upon 1']))
})

it('a question that was refused and is put differently begins no second referral', async () => {
  const { api, calls } = recorded(1)
  const begun = new Map()
  await expect(prepare(api, said('xx'), 'first', begun)).rejects.toThrow('refused')
  await prepare(api, said('fr'), 'second', begun)
  expect(calls).toEqual(['first-create', 'first-ask upon 1', 'second-ask upon 1'])
})

it('a case says enough with what the person can do or with what is planned', () => {
  expect(saysEnough({})).toBe(false)
  expect(saysEnough({ plan: {} as never })).toBe(true)
  expect(saysEnough({ assessment: {} as never })).toBe(true)
})
