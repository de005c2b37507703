import { describe, expect, test } from 'vitest'
import { coach, id, participantId, refusalOf } from '../testing/casework.ts'
import { aBusinessPlan } from '../testing/founding.ts'
import { maxRechecks } from './business-plan.ts'
import { maxLines } from './content.ts'
import { priceAnew, recheckFigures } from './price-anew.ts'
import { businessRecheckSchema, type RecheckEntry } from './recheck.ts'

const at = '2026-06-01T12:00:00.000Z'
const back = { stage: 'returned' } as const
const plan = aBusinessPlan()
const francs = (minorUnits: number) => ({ minorUnits, currency: 'XOF' })
const asPlanned = plan.lines.map(({ id: lineId, amount }) => ({ lineId, amount }))

function anEntry(change: Partial<RecheckEntry> = {}): RecheckEntry {
  const [machines, rent, ...others] = asPlanned
  if (!machines || !rent) throw new TypeError('the plan has lines')
  return {
    pricedOn: '2026-05-30',
    lines: [
      { ...machines, amount: francs(750_000), reason: 'price' },
      { ...rent, amount: francs(60_000), reason: 'other_place', note: 'A room in Guédiawaye' },
      ...others,
    ],
    added: [
      {
        kind: 'investment',
        label: 'Fuse box',
        amount: francs(40_000),
        reason: 'missing_item',
        note: undefined,
      },
    ],
    ...change,
  }
}

const price = (entry: RecheckEntry, change: object = {}) =>
  priceAnew({ ...plan, ...change }, back, entry, { by: coach, at })
const faultsOf = (entry: RecheckEntry) => {
  const refusal = refusalOf(() => price(entry))
  return refusal?.code === 'invalid'
    ? refusal.errors.map(({ path, code }) => [path.slice(1).join('.'), code])
    : refusal
}

describe('a plan that is priced anew', () => {
  test('keeps its first amounts beside the new ones, and tells the difference of each and of all', () => {
    const { plan: after, recheck } = price(anEntry())
    expect(businessRecheckSchema.parse(recheck)).toEqual(recheck)
    expect(after).toEqual({ ...plan, version: 2, changedAt: at, rechecks: 1 })
    expect(recheck).toMatchObject({ participantId, number: 1, edition: 1, recheckedBy: coach })
    expect(recheck.lines.slice(0, 2)).toMatchObject([
      { label: 'Two sewing machines', before: francs(600_000), now: francs(750_000), reason: 'price' },
      { label: 'Rent', before: francs(75_000), now: francs(60_000), reason: 'other_place' },
    ])
    expect(recheck.lines.at(-1)).toEqual({
      kind: 'investment',
      label: 'Fuse box',
      before: francs(0),
      now: francs(40_000),
      reason: 'missing_item',
    })
    expect(recheckFigures(recheck)).toMatchObject({
      before: { need: 1_200_000, gap: 300_000, monthsToBreakEven: 8 },
      now: { need: 1_345_000, gap: 445_000, monthsToBreakEven: 9 },
      deltas: {
        investment: { minorUnits: 190_000, basisPoints: 3167 },
        runningCosts: { minorUnits: -15_000, basisPoints: -750 },
        revenue: { minorUnits: 0, basisPoints: 0 },
        need: { minorUnits: 145_000, basisPoints: 1208 },
        gap: { minorUnits: 145_000, basisPoints: 4833 },
      },
    })
  })

  test('is that of somebody who has arrived, and has lines', () => {
    for (const stage of ['interested', 'decided', 'in_plan', 'ready', 'departed'] as const) {
      expect(refusalOf(() => priceAnew(plan, { stage }, anEntry(), { by: coach, at }))).toEqual({
        code: 'not_possible',
        what: 'not_returned',
      })
    }
    expect(refusalOf(() => price(anEntry(), { lines: [] }))).toMatchObject({
      what: 'business_plan_without_finance',
    })
    expect(refusalOf(() => price(anEntry(), { rechecks: maxRechecks }))).toMatchObject({ what: 'rechecks' })
  })

  test('says of every line what it costs now, in the same money, and why where it is something else', () => {
    const [first, ...others] = asPlanned
    if (first === undefined) throw new TypeError('the plan has lines')
    expect(faultsOf(anEntry({ lines: others }))).toEqual([['lines', 'line_left_out']])
    const stray = { lineId: id<'financeLine'>(3), amount: francs(1) }
    expect(faultsOf(anEntry({ lines: [...asPlanned, stray] }))).toEqual([['lines.6.lineId', 'unknown_item']])
    const dearer = { ...first, amount: francs(600_001) }
    expect(faultsOf(anEntry({ lines: [dearer, ...others] }))).toEqual([['lines.0.reason', 'required']])
    const euros = { ...first, amount: { minorUnits: 91_500, currency: 'EUR' } }
    expect(faultsOf(anEntry({ lines: [euros, ...others] }))).toEqual([
      ['lines.0.amount.currency', 'other_currency'],
    ])
    expect(faultsOf(anEntry({ pricedOn: '2026-06-04' }))).toEqual([['pricedOn', 'in_the_future']])
    const [forgotten] = anEntry().added
    if (forgotten === undefined) throw new TypeError('something was forgotten')
    const many = Array.from({ length: maxLines }, () => forgotten)
    expect(faultsOf(anEntry({ added: many }))).toEqual([['added', 'too_big_array']])
  })
})
