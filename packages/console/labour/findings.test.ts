import { expect, it } from 'vitest'
import {
  type Finding,
  findingChange,
  findingEntry,
  isStale,
  narrowing,
  newFinding,
  noFinding,
} from './findings.ts'

const entry = {
  ...noFinding('2027-03-01'),
  isco08: '7531 · Tailors',
  area: { country: 'TN', region: '' },
  demand: 'high',
  wage: { currency: 'TND', from: '650.5', to: '', per: 'month' },
  source: 'Employment office of Sfax',
}
const body = {
  isco08: '7531',
  area: { country: 'TN' },
  demand: 'high',
  wage: { currency: 'TND', from: 650_500, per: 'month' },
  source: 'Employment office of Sfax',
  asOf: '2027-03-01',
}

it('what was typed of a finding is sent in codes and minor units, and what was left empty not at all', () => {
  expect(newFinding(entry)).toEqual(body)
  expect(newFinding({ ...entry, wage: { ...entry.wage, from: '' } })).not.toHaveProperty('wage')
})

it('a finding that is left alone changes nothing; a wage and an address that were emptied are taken away', () => {
  const finding = { ...body, sourceLink: 'https://example.org/sfax' } as unknown as Finding // what a form shows of it
  const first = findingEntry(finding, (code) => code)
  expect(findingChange(first, first)).toEqual({})
  const wage = { ...first.wage, from: '' }
  expect(findingChange({ ...first, wage, sourceLink: ' ' }, first)).toEqual({ wage: null, sourceLink: null })
})

it('what is no code yet narrows no list', () => {
  expect(narrowing({ country: 'SN', region: 'sn-dk', isco08: '7531 · Tailors' })).toEqual({
    country: 'SN',
    region: 'SN-DK',
    isco08: '7531',
  })
  expect(narrowing({ country: '', region: 'SN-', isco08: 'tai' })).toEqual({})
})

it('a finding is old from its day on', () => {
  const on = (today: string) => isStale({ staleFrom: '2028-03-01' }, today)
  expect([on('2028-02-29'), on('2028-03-01')]).toEqual([false, true])
})
