import { expect, it } from 'vitest'
import { type Corridor, destinationsOf, languageFor, languagesFor, prepare, usualTiers } from './offer.ts'

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

it('a lost line between the two calls repeats neither of them under another key', async () => {
  const keys: string[] = []
  const api = {
    createReferral: async ({ idempotencyKey }: { idempotencyKey: string }) => {
      keys.push(idempotencyKey)
      return { body: { id: 'R', version: 1 } }
    },
    requestConsent: async ({ idempotencyKey }: { idempotencyKey: string }) => {
      keys.push(idempotencyKey)
      return { body: {} }
    },
  }
  const said = { create: {}, ask: {} }
  await prepare(api as never, said as never, 'intention')
  await prepare(api as never, said as never, 'intention')
  expect(new Set(keys)).toEqual(new Set(['intention-create', 'intention-ask']))
})
