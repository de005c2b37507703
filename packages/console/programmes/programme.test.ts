import { describe, expect, it } from 'vitest'
import { emptyFunder, fundersBody, fundersEntry } from './funders.ts'
import { moduleChange, moduleEntry, newModule, sitesFor } from './modules.ts'
import { endOf, movesFrom, programmeBody, programmeEntry } from './programme.ts'
import type { Module, Programme } from './queries.ts'
import { emptySite, sitesBody, sitesEntry } from './sites.ts'

const programme = {
  name: { de: 'Rückkehr', tr: 'Dönüş' },
  commissioningParty: 'Office',
  deliveryModes: ['presence'],
  languages: ['de'],
  term: { from: '2026-01-01', to: '2026-12-31' },
  extensions: [],
  state: 'active',
  funders: [
    { name: 'AMIF', shareBasisPoints: 9167, amount: { minorUnits: 110_000_050, currency: 'EUR' } },
    { name: 'Land' },
  ],
  sites: [
    { id: 'S1', name: 'House', kind: 'fixed', address: { locality: 'Munich', country: 'DE' } },
    {
      id: 'S2',
      name: 'Old',
      kind: 'fixed',
      address: { street: 'A 1', locality: 'Ulm', country: 'DE' },
      closed: true,
    },
  ],
} as unknown as Programme // of a programme, what is looked at

const module = {
  title: { en: 'Sewing', tr: 'Dikiş' },
  trade: { code: 'sewing', isco08: ['7531'], iscedF: [] },
  teachingUnits: 20,
  capacity: 10,
  deliveryMode: 'presence',
  siteId: 'S2',
} as unknown as Module // of a module, what is looked at

describe('a programme', () => {
  it('is changed in what was typed anew, and keeps its name in languages that nobody typed in', () => {
    const first = programmeEntry(programme)
    const entry = { ...first, name: { ...first.name, fr: 'Retour' } }
    expect(programmeBody(entry, first, programme)).toEqual({
      name: { de: 'Rückkehr', fr: 'Retour', tr: 'Dönüş' },
    })
    expect(programmeBody(first, first, programme)).toEqual({})
  })

  it('ends with its last extension, and may be taken up again', () => {
    expect(endOf(programme)).toBe('2026-12-31')
    const extended = { term: programme.term, extensions: [{ to: '2027-06-30' }] } as unknown as Programme
    expect(endOf(extended)).toBe('2027-06-30')
    expect(movesFrom({ state: 'ended' })).toEqual(['takeUp'])
    expect(movesFrom({ state: 'planned' })).toEqual(['start', 'end'])
  })
})

describe('its funders', () => {
  it('come back as they were sent, whatever people write', () => {
    const entry = fundersEntry(programme)
    expect(entry.funders[0]).toMatchObject({
      shareBasisPoints: '91.67',
      amount: { minorUnits: '1100000.5', currency: 'EUR' },
    })
    expect(fundersBody(entry)).toEqual({ funders: programme.funders })
  })

  it.each([
    ['EUR', '1 100 000,50', 110_000_050],
    ['XOF', '1250', 1250],
    ['tnd', '1,25', 1250],
    ['IQD', '1 250,5', 1_250_500],
    ['ALL', '12,5', 1250],
  ])('an amount in %s is counted in its smallest coin: %s', (currency, minorUnits, expected) => {
    const funder = { ...emptyFunder, name: 'F', amount: { minorUnits, currency } }
    expect(fundersBody({ funders: [funder] }).funders?.[0]?.amount?.minorUnits).toBe(expected)
  })

  it('an amount that is none is sent as it is, for the API to refuse at its field', () => {
    const funder = { ...emptyFunder, name: 'F', amount: { minorUnits: 'much', currency: 'EUR' } }
    expect(fundersBody({ funders: [funder] }).funders?.[0]?.amount?.minorUnits).toBeNaN()
  })
})

describe('its sites', () => {
  it('come back as they were sent, and a new one has no id', () => {
    expect(sitesBody(sitesEntry(programme))).toEqual({ sites: programme.sites })
    expect(sitesBody({ sites: [emptySite('DE')] }).sites?.[0]).toEqual({
      name: '',
      kind: 'fixed',
      address: { locality: '', country: 'DE' },
    })
  })

  it('that are closed are offered to no further module', () => {
    expect(sitesFor(programme, undefined).map(({ name }) => name)).toEqual(['House'])
    expect(sitesFor(programme, module).map(({ name }) => name)).toEqual(['House', 'Old'])
  })
})

describe('a module', () => {
  it('keeps the codes of its trade when something else is changed', () => {
    const first = moduleEntry(module)
    expect(moduleChange({ ...first, capacity: '12', siteId: '' }, first, module)).toEqual({
      capacity: 12,
      siteId: null,
    })
    expect(moduleChange({ ...first, trade: { code: 'cooking' } }, first, module)).toEqual({
      trade: { code: 'cooking' },
    })
  })

  it('that is new is sent without what was left empty', () => {
    const entry = { ...moduleEntry(undefined), title: { de: 'Kochen', en: '', fr: '', ar: '' } }
    expect(newModule({ ...entry, trade: { code: 'cooking' }, teachingUnits: '20' })).toEqual({
      title: { de: 'Kochen' },
      trade: { code: 'cooking' },
      teachingUnits: 20,
      capacity: undefined,
      deliveryMode: 'presence',
    })
  })
})
