import { expect, test } from 'vitest'
import { copyOf, type NewTemplate, replacing, spanOf, templateBody, templateEntry } from './template.ts'

const template: NewTemplate = {
  name: { de: 'Nord', tr: 'Kuzey' },
  commissioningParty: 'Land Nord',
  funders: [{ name: 'AMIF', shareBasisPoints: 9000 }],
  targets: [{ unit: 'persons', number: 40, countingNote: 'Each once' }],
  deliveryModes: ['presence'],
  languages: ['de'],
  term: { from: '2026-01-01', to: '2026-12-31' },
  extensions: [{ to: '2027-06-30', reason: 'More time' }],
  sites: [{ name: 'Werkstatt', kind: 'fixed', address: { locality: 'Kiel', country: 'DE' } }],
  modules: [
    {
      title: { de: 'Nähen', tr: 'Dikiş' },
      trade: { code: 'sewing', isco08: ['7531'] },
      teachingUnits: 20,
      capacity: 8,
      deliveryMode: 'presence',
      languages: ['tr'],
    },
  ],
  followUpDays: { month3: 90, month6: 180, month12: 365 },
  successor: 'reintegration_coaching_plus',
}

test('a template that is opened in the form and kept is the same, also in what has no field', () => {
  expect(templateBody(templateEntry(template))).toEqual(template)
})

test('another trade has codes of its own, and a successor can be taken away', () => {
  const entry = templateEntry(template)
  const [module] = entry.modules
  if (module === undefined) throw new Error('the template has a module')
  const body = templateBody({
    ...entry,
    successor: '',
    modules: [{ ...module, trade: { code: 'cooking' } }],
  })
  expect(body.modules?.[0]?.trade).toEqual({ code: 'cooking' })
  expect(body).not.toHaveProperty('successor')
  expect(replacing(body)).toMatchObject({ successor: null, followUpDays: { month3: 90 } })
})

test('a copy has nothing of the one that it was made from but the content', () => {
  const at = '2026-01-01T00:00:00.000Z'
  const whole = {
    ...template,
    id: 'x',
    version: 3,
    addedAt: at,
    changedAt: at,
    state: 'offered',
    origin: 'own',
  }
  expect(copyOf(whole as unknown as Parameters<typeof copyOf>[0])).toEqual(template)
})

test('a line is found in its text', () => {
  const text = 'one\ntwo\n\nfour'
  expect([1, 2, 3, 4].map((line) => text.slice(...spanOf(text, line)))).toEqual(['one', 'two', '', 'four'])
})
