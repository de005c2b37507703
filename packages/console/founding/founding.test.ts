import { expect, it } from 'vitest'
import { type BusinessPlan, figuresOf, planBody, planEntry } from './founding.ts'
import { outcomeBody, outcomeEntry } from './outcome.ts'
import { recheckBody, recheckEntry, typedDelta } from './recheck.ts'

const tunis = { country: 'TN', currency: 'TND' }
const plan = {
  idea: { what: 'Clothes', isco08: '7531' },
  reserveMonths: 3,
  lines: [
    { id: 'ONE', kind: 'investment', label: 'Machines', amount: { minorUnits: 3_250_500, currency: 'TND' } },
    { id: 'TWO', kind: 'revenue', label: 'Orders', amount: { minorUnits: 950_750, currency: 'TND' } },
  ],
  steps: [{ id: 'STEP', step: 'Find a room', dueOn: '2027-01-12', doneOn: '2026-12-01' }],
} as unknown as BusinessPlan // of it, what a form reads

it('a plan that nobody changed is sent as it stands, without what is said of it elsewhere', () => {
  const { steps, ...same } = planBody(planEntry(plan, tunis, (code) => `${code} · tailor`))
  const { idea, reserveMonths, lines } = plan
  expect(same).toEqual({ idea: { ...idea, country: 'TN' }, canvas: {}, reserveMonths, lines })
  expect(steps).toEqual([{ id: 'STEP', step: 'Find a room', dueOn: '2027-01-12' }])
})

it('what follows is counted while an amount is still typed', () => {
  const entry = planEntry(plan, tunis, String)
  const [first, second] = entry.lines
  if (first === undefined || second === undefined) throw new Error('the plan has two lines')
  const typing = (minorUnits: string) =>
    figuresOf({ ...entry, lines: [{ ...first, amount: { minorUnits } }, second] }).need
  expect(['3250,5', '', '32,50,5', '3000'].map(typing)).toEqual([3_250_500, 0, 0, 3_000_000])
})

it('an amount that has too many decimal places is sent so that the API says so', () => {
  const entry = planEntry(undefined, { country: 'SN', currency: 'XOF' }, String)
  const [line] = entry.lines
  if (line === undefined) throw new Error('a new plan begins with lines')
  const sent = planBody({ ...entry, lines: [{ ...line, label: 'x', amount: { minorUnits: '12.5' } }] })
  expect(sent.lines?.[0]?.amount).toEqual({ minorUnits: 12.5, currency: 'XOF' })
})

it('of an outcome is sent what belongs to its result', () => {
  const entry = { ...outcomeEntry({}), on: '2026-12-01', reason: 'no_market', sector: 'trade' }
  expect(outcomeBody({ ...entry, result: 'under_way' })).toEqual({ result: 'under_way', on: '2026-12-01' })
  expect(outcomeBody({ ...entry, result: 'not_founded' })).toEqual({
    result: 'not_founded',
    on: '2026-12-01',
    reason: 'no_market',
  })
  expect(outcomeBody({ ...entry, result: 'founded' })).toEqual({
    result: 'founded',
    on: '2026-12-01',
    sector: 'trade',
    ownJobs: 1,
    otherJobs: 0,
    proof: 'own_word',
  })
})

it('each line is priced anew in the money of the plan, and tells how it differs while it is typed', () => {
  const entry = recheckEntry(plan)
  expect(recheckBody({ ...entry, pricedOn: '2026-12-01' }, 'TND')).toEqual({
    pricedOn: '2026-12-01',
    lines: plan.lines.map(({ id, amount }) => ({ lineId: id, amount })),
    added: [],
  })
  const [machines] = plan.lines
  if (machines === undefined) throw new Error('the plan has lines')
  expect(typedDelta(machines.amount, '3000,125')).toEqual({ minorUnits: -250_375, basisPoints: -770 })
  expect(typedDelta(machines.amount, 'much')).toBeUndefined()
})
