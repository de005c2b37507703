import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { exportsOf } from '../isolation/support/bundled.ts'
import { type Fault, planting } from '../isolation/support/faulty.ts'
import { effort } from '../support/effort.ts'
import { type EndCases, type Tally, tenYears } from './ten-years.ts'

/*
 * Ten years of organisations, day by day: cases are closed and taken up again, referred, held, merged and paid for as
 * chance decides, and every night the clock runs as it is deployed. Beside it stands another count of what has to go
 * when. What is due goes, nothing goes before its day, nothing goes that is held, and nothing of which nobody was told.
 */

const towns = effort({ usual: 6, whole: 200 })
const cases = 40
const seed = 20_261_129

const tally: Tally = { days: 0, acts: 0, ended: 0, heldBack: 0, proofs: 0, failed: 0 }

// A line for each night would bury the result.
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(() =>
  console.info(
    `${towns} organisations of ${cases} cases, ${tally.days} nights: ${tally.acts} things happened, ` +
      `${tally.ended} ends, ${tally.heldBack} cases were held, ${tally.proofs} proofs stay`,
  ),
)

async function clockWith(...faults: readonly Fault[]): Promise<EndCases> {
  const used = new Set<Fault>()
  const { endCases } = await exportsOf<{ endCases: EndCases }>('functions/end-cases/end-cases.ts', [
    planting(faults, used),
  ])
  expect(used.size).toBe(faults.length)
  return endCases
}

async function firstBroken(endCases: EndCases, count: Tally): Promise<string | undefined> {
  for (let n = 0; n < towns; n += 1) {
    const broken = await tenYears(endCases, seed + n, cases, count)
    if (broken !== undefined) return broken
  }
  return undefined
}

test('in ten years all goes that is due, and nothing else', async () => {
  expect(await firstBroken(await clockWith(), tally)).toBeUndefined()
  expect(tally.failed).toBe(0)
  // Otherwise nothing would have been tried.
  expect(tally.ended).toBeGreaterThan(20 * towns)
  expect(tally.heldBack).toBeGreaterThan(5 * towns)
})

const ending = 'packages/domain/retention/ending.ts'
const step = 'packages/domain/retention/next-step.ts'

test.each([
  [
    'is a day early',
    ending,
    'endingOfCase',
    `(honest, ...given) => {
      const found = honest(...given)
      const before = (day) => new Date(Date.parse(day) - 86400000).toISOString().slice(0, 10)
      return 'dueOn' in found ? { ...found, dueOn: before(found.dueOn) } : found
    }`,
    'went early',
  ],
  ['ignores holds', step, 'dueDay', '(honest, ending) => honest(ending, [])', 'went early'],
  ['ignores referrals', ending, 'endingOfCase', '(honest, closedOn) => honest(closedOn, [])', 'went early'],
  [
    'tells nobody',
    step,
    'nextStep',
    `(honest, ending, holds, announced, today) => {
      const step = honest(ending, holds, announced, today)
      return step.take === 'tell' && step.announced.dueOn <= today ? { take: 'end' } : step
    }`,
    'nobody was told',
  ],
  [
    'looks once a year',
    step,
    'nextStep',
    `(honest, ...given) => {
      const step = honest(...given)
      const later = (day) => new Date(Date.parse(day) + 365 * 86400000).toISOString().slice(0, 10)
      return step.take === 'wait' ? { ...step, lookOn: later(step.lookOn) } : step
    }`,
    'is still there',
  ],
] as const)('a clock that %s is found', async (_, file, name, instead, what) => {
  const broken = await firstBroken(await clockWith({ file, name, instead }), { ...tally })
  expect(broken).toContain(what)
})
