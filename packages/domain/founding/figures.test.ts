import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { financeKinds, maxAmount, maxLines, maxReserveMonths } from './content.ts'
import { deltaOf, financeFigures, horizonMonths } from './figures.ts'

const line = fc.record({
  kind: fc.constantFrom(...financeKinds),
  minorUnits: fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: maxAmount })),
})
const lines = fc.array(line, { maxLength: maxLines })
const reserve = fc.integer({ min: 0, max: maxReserveMonths })

const exact = (all: readonly { kind: string; minorUnits: number }[], ...kinds: readonly string[]) =>
  all.reduce((sum, { kind, minorUnits }) => (kinds.includes(kind) ? sum + BigInt(minorUnits) : sum), 0n)

describe('the figures of a finance plan', () => {
  test('are what one counts by hand', () => {
    const shop = [
      { kind: 'investment', minorUnits: 600_000 },
      { kind: 'running_cost', minorUnits: 200_000 },
      { kind: 'revenue', minorUnits: 350_000 },
      { kind: 'own_funds', minorUnits: 200_000 },
      { kind: 'grant', minorUnits: 700_000 },
      { kind: 'credit', minorUnits: 100_000 },
    ]
    expect(financeFigures(shop, 3)).toEqual({
      investment: 600_000,
      runningCosts: 200_000,
      revenue: 350_000,
      ownFunds: 200_000,
      grants: 700_000,
      credit: 100_000,
      need: 1_200_000,
      sources: 1_000_000,
      gap: 200_000,
      surplus: 0,
      monthlyResult: 150_000,
      monthsToBreakEven: 8,
    })
  })

  test('agree with numbers of any length, for whatever the schemas let through', () => {
    fc.assert(
      fc.property(lines, reserve, (all, months) => {
        const figures = financeFigures(all, months)
        const need = exact(all, 'investment') + exact(all, 'running_cost') * BigInt(months)
        const sources = exact(all, 'own_funds', 'grant', 'credit')
        const monthly = exact(all, 'revenue') - exact(all, 'running_cost')
        for (const figure of Object.values(figures)) expect(Number.isSafeInteger(figure)).toBe(true)
        expect(BigInt(figures.need)).toBe(need)
        expect(BigInt(figures.sources)).toBe(sources)
        expect(BigInt(figures.monthlyResult)).toBe(monthly)
        expect(BigInt(figures.gap) - BigInt(figures.surplus)).toBe(need - sources)
        expect(figures.gap === 0 || figures.surplus === 0).toBe(true)
        const until = figures.monthsToBreakEven
        if (until === undefined) {
          expect(monthly * BigInt(horizonMonths) < need || monthly < 0n).toBe(true)
        } else {
          expect(monthly * BigInt(until) >= need).toBe(true)
          expect(until === 0 || monthly * BigInt(until - 1) < need).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('leave the numbers that are exact with the largest plan there can be', () => {
    const largest = Array.from({ length: maxLines }, () => ({ kind: 'running_cost', minorUnits: maxAmount }))
    const { need } = financeFigures(largest, maxReserveMonths)
    expect(BigInt(need)).toBe(BigInt(maxAmount) * BigInt(maxLines) * BigInt(maxReserveMonths))
    expect(need).toBeLessThan(Number.MAX_SAFE_INTEGER)
  })

  test('say of a business that earns nothing, or too little, no month in which it has paid back', () => {
    const months = (revenue: number) =>
      financeFigures(
        [
          { kind: 'investment', minorUnits: 60 },
          { kind: 'running_cost', minorUnits: 5 },
          { kind: 'revenue', minorUnits: revenue },
        ],
        0,
      ).monthsToBreakEven
    expect([3, 5, 6, 7].map(months)).toEqual([undefined, undefined, 60, 30])
    expect(financeFigures([], 0).monthsToBreakEven).toBe(0)
  })
})

describe('a difference', () => {
  test('is told in units and in hundredths of a per cent, rounded half away from nothing', () => {
    expect(deltaOf(600_000, 750_000)).toEqual({ minorUnits: 150_000, basisPoints: 2500 })
    expect(deltaOf(3, 2)).toEqual({ minorUnits: -1, basisPoints: -3333 })
    expect(deltaOf(80_000, 80_004)).toEqual({ minorUnits: 4, basisPoints: 1 })
    expect(deltaOf(80_000, 79_996)).toEqual({ minorUnits: -4, basisPoints: -1 })
    expect(deltaOf(0, 5)).toEqual({ minorUnits: 5 })
    expect(deltaOf(1, maxAmount)).toEqual({ minorUnits: maxAmount - 1 })
  })

  test('is within half of a hundredth of a per cent of what it is, for any two amounts', () => {
    const amount = fc.integer({ min: 1, max: maxAmount * maxLines })
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: maxAmount * maxLines }), (before, now) => {
        const { minorUnits, basisPoints } = deltaOf(before, now)
        expect(minorUnits).toBe(now - before)
        if (basisPoints === undefined) return
        const off = BigInt(basisPoints) * BigInt(before) - BigInt(minorUnits) * 10_000n
        expect((off < 0n ? -off : off) * 2n <= BigInt(before)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
