import { expect, test } from 'vitest'
import type { Id, Ids, ProgrammeId, TenantId } from '../kernel/index.ts'
import { refusalOf } from '../testing/casework.ts'
import { edit } from './edit-programme.ts'
import { openFromNothing } from './open-programme.ts'
import { assertGoesOn, needOf, prepareSunset, successorOf, withoutSunset } from './prepare-sunset.ts'
import type { Programme } from './programme.ts'
import type { NewSunset } from './sunset.ts'
import { maxSuccessors } from './templates/own-template.ts'

const at = '2026-03-01T09:00:00.000Z'
let made = 0
const ids: Ids = {
  next<Kind extends string>() {
    made += 1
    return String(made).padStart(26, '0') as Id<Kind> // 26 digits are an id of any kind
  },
}

const open = (from: string, to: string, change: Partial<Programme> = {}): Programme => ({
  ...openFromNothing(
    {
      name: { en: `${from} to ${to}` },
      commissioningParty: 'Land',
      deliveryModes: ['presence'],
      languages: ['de'],
      term: { from, to },
    },
    ids,
    at,
    '2026-03-01',
  ).programme,
  ...change,
})

const ending = open('2025-01-01', '2026-12-31', { extensions: [{ to: '2027-06-30' }] })
const next = open('2027-01-01', '2028-12-31')
const leading = (to: ProgrammeId): NewSunset => ({
  endsOn: '2027-06-30',
  successor: { kind: 'programme', programmeId: to },
})
const codeOf = (entry: NewSunset, followers: readonly Programme[], programme = ending) => {
  const refusal = refusalOf(() => prepareSunset(programme, entry, { followers, partners: [] }, at))
  return refusal?.code === 'invalid' ? refusal.errors.map(({ path, code }) => [path.at(-1), code]) : refusal
}

test('the end of a programme is prepared within its term, with one that goes on longer', () => {
  const prepared = prepareSunset(ending, leading(next.id), { followers: [next], partners: [] }, at)
  expect(prepared).toMatchObject({ version: 2, sunset: { endsOn: '2027-06-30', preparedAt: at } })
  expect(successorOf(prepared)).toBe(next.id)
  const again = withoutSunset(prepared, at)
  expect(again).toEqual({ ...ending, version: 3, changedAt: at })
  expect(refusalOf(() => successorOf(again))).toEqual({ code: 'not_possible', what: 'no_successor' })
  for (const endsOn of ['2024-12-31', '2027-07-01']) {
    expect(codeOf({ endsOn }, [])).toEqual([['endsOn', 'outside_term']])
  }
  expect(codeOf({ endsOn: '2025-01-01' }, [])).toBeUndefined()
})

test('a term is corrected only so that it holds the end that is prepared', () => {
  const prepared = prepareSunset(ending, { endsOn: '2027-02-28' }, { followers: [], partners: [] }, at)
  const corrected = (term: Programme['term'], programme = prepared) =>
    refusalOf(() => edit({ ...programme, extensions: [] }, { term }, ids, at))
  const outside = { code: 'invalid', errors: [{ path: ['body', 'term'], code: 'outside_term' }] }
  expect(corrected({ from: '2025-01-01', to: '2027-02-27' })).toMatchObject(outside)
  expect(corrected({ from: '2027-03-01', to: '2028-12-31' })).toMatchObject(outside)
  expect(corrected({ from: '2025-01-01', to: '2027-02-28' })).toBeUndefined()
  expect(corrected({ from: '2025-01-01', to: '2027-02-27' }, ending)).toBeUndefined()
})

test('what comes after is there, has not ended, goes on longer and leads back to nobody', () => {
  expect(codeOf(leading(next.id), [])).toEqual([['programmeId', 'unknown_reference']])
  for (const other of [open('2026-01-01', '2027-06-30'), { ...next, state: 'ended' as const }]) {
    expect(codeOf(leading(other.id), [other])).toEqual([['programmeId', 'goes_on_no_longer']])
    expect(['ended', 'active']).toContain(other.state)
  }
  expect(codeOf(leading(ending.id), [ending])).toEqual([['programmeId', 'leads_in_a_circle']])
  expect(codeOf(leading(next.id), [next, ending])).toEqual([['programmeId', 'leads_in_a_circle']])
  const chain = Array.from({ length: maxSuccessors + 1 }, () => open('2027-01-01', '2030-12-31'))
  expect(codeOf(leading(chain[0]?.id ?? next.id), chain)).toEqual([['programmeId', 'too_many_successors']])
  expect(codeOf(leading(chain[1]?.id ?? next.id), chain.slice(1))).toBeUndefined()
  expect(refusalOf(() => assertGoesOn({ ...next, state: 'ended' }))).toMatchObject({
    what: 'programme_ended',
  })
})

test('another organisation comes after where people can be referred to it', () => {
  const tenantId = 'B'.repeat(26) as TenantId // an id by its form
  const entry: NewSunset = { endsOn: '2026-12-31', successor: { kind: 'organisation', tenantId } }
  expect(codeOf(entry, [])).toEqual([['tenantId', 'unknown_reference']])
  const prepared = prepareSunset(ending, entry, { followers: [], partners: [tenantId] }, at)
  expect(refusalOf(() => successorOf(prepared))).toMatchObject({ what: 'no_successor' })
})

test('an open case needs to go on where the programme leads to, or to be closed', () => {
  expect(needOf({ kind: 'programme', programmeId: next.id })).toBe('hand_on')
  expect(needOf({ kind: 'organisation', tenantId: 'B'.repeat(26) as TenantId })).toBe('refer')
  expect(needOf(undefined)).toBe('close')
})
