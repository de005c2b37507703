import { expect, test } from 'vitest'
import { wallClock } from '../calendar/index.ts'
import type { FindingId } from '../kernel/index.ts'
import { refusalOf } from '../testing/casework.ts'
import { isAbout } from './find.ts'
import { type Finding, findingSchema, newFindingSchema, seen } from './finding.ts'
import { addFinding, editFinding, withdrawFinding } from './keep-finding.ts'

const at = '2027-03-01T23:30:00.000Z'
const clockIn = (timeZone: string) => wallClock({ now: () => new Date(at) }, timeZone)
const clock = clockIn('Africa/Tunis')

const entry = {
  isco08: '7531',
  area: { country: 'TN', region: 'TN-61' },
  demand: 'high',
  wage: { currency: 'TND', from: 650_500, to: 900_000, per: 'month' },
  source: 'Employment office of Sfax',
  sourceLink: 'https://example.org/sfax',
  asOf: '2027-02-28',
} as const

const aFinding = (change: Readonly<Record<string, unknown>> = {}): Finding =>
  addFinding(
    newFindingSchema.parse({ ...entry, ...change }),
    '0123456789ABCDEFGHJKMNPQRS' as FindingId,
    clock,
  )

const faultsOf = (change: Readonly<Record<string, unknown>>) =>
  newFindingSchema
    .safeParse({ ...entry, ...change })
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

test('a finding is relied upon for a year from the day of which it tells', () => {
  const finding = aFinding()
  expect(findingSchema.parse(finding)).toEqual(finding)
  expect(finding).toMatchObject({ version: 1, state: 'kept', staleFrom: '2028-02-29' })
  expect(editFinding(finding, { asOf: '2026-01-01' }, clock).staleFrom).toBe('2027-01-02')
})

test('a finding is of an occupation that there is, of a region of its country, and its source is a safe address', () => {
  expect(faultsOf({ isco08: '7530' })).toEqual([['isco08', 'unknown_isco08']])
  expect(faultsOf({ area: { country: 'TN', region: 'SN-DK' } })).toEqual([['area.region', 'other_country']])
  expect(faultsOf({ sourceLink: 'http://example.org' })).toEqual([['sourceLink', 'not_https']])
  expect(faultsOf({ sourceLink: 'https://a:b@example.org' })).toEqual([['sourceLink', 'with_credentials']])
  expect(faultsOf({ wage: { ...entry.wage, to: 1 } })).toEqual([['wage.to', 'less_than_lowest']])
  expect(faultsOf({ demand: 'some' })).toEqual([['demand', expect.any(String)]])
})

test('a wage is told in the money of the country, in euros or in dollars', () => {
  const inMoney = (currency: string) => refusalOf(() => aFinding({ wage: { currency, from: 1, per: 'day' } }))
  expect(['TND', 'EUR', 'USD'].map(inMoney)).toEqual([undefined, undefined, undefined])
  expect(inMoney('XOF')).toEqual({
    code: 'invalid',
    errors: [
      { path: ['body', 'wage', 'currency'], code: 'other_currency', params: { allowed: 'TND, EUR, USD' } },
    ],
  })
  // Put right to another country, the money that it was in may be none of there.
  expect(refusalOf(() => editFinding(aFinding(), { area: { country: 'SN' } }, clock))).toMatchObject({
    errors: [{ code: 'other_currency' }],
  })
})

test('a finding tells of no day that has not come where the organisation is', () => {
  const asOf = '2027-03-02'
  const refused = { code: 'invalid', errors: [{ path: ['body', 'asOf'], code: 'in_the_future' }] }
  const told = (timeZone: string) => refusalOf(() => editFinding(aFinding(), { asOf }, clockIn(timeZone)))
  expect(told('Africa/Dakar')).toEqual(refused)
  expect(told('Asia/Bishkek')).toBeUndefined()
})

test('a finding changes where something is said, and loses what is taken away', () => {
  const { wage: _, sourceLink: __, ...kept } = aFinding()
  expect(editFinding(aFinding(), { wage: null, sourceLink: null, demand: 'none' }, clock)).toEqual({
    ...kept,
    demand: 'none',
    version: 2,
  })
})

test('a finding that was withdrawn changes no more', () => {
  const withdrawn = withdrawFinding(aFinding(), at)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', version: 2 })
  const refused = { code: 'illegal_transition', state: 'withdrawn', allowed: [] }
  expect(refusalOf(() => withdrawFinding(withdrawn, at))).toEqual(refused)
  expect(refusalOf(() => editFinding(withdrawn, { demand: 'low' }, clock))).toEqual(refused)
})

test('what is said of a country and of a group is found under each of their parts, and the other way about', () => {
  const ofCountry = aFinding({ area: { country: 'TN' }, isco08: '75' })
  const ofRegion = aFinding()
  const asked = [
    [ofCountry, { country: 'TN', region: 'TN-11', isco08: '7531' }, true],
    [ofCountry, { country: 'SN' }, false],
    [ofCountry, { isco08: '7411' }, false],
    [ofRegion, { country: 'TN' }, true],
    [ofRegion, { region: 'TN-11' }, false],
    [ofRegion, { isco08: '753' }, true],
    [ofRegion, {}, true],
  ] as const
  for (const [finding, filter, is] of asked) expect([filter, isAbout(finding, filter)]).toEqual([filter, is])
})

test('of a finding a plan sees what was found, and nothing of how it is kept', () => {
  const { addedAt: _, changedAt: __, state: ___, ...rest } = aFinding()
  expect(seen(aFinding())).toEqual(rest)
})
