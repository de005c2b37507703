import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { givenAway, givenAwayByAnother, type Publish } from '../testing/inference.ts'
import type { Cell, IndicatorLine } from './figures.ts'
import { type FundersTables, fundersTables } from './funders-tables.ts'
import { type GroupingTable, groupedBy } from './grouping.ts'
import type { IndicatorKey } from './indicator-keys.ts'
import type { Facets } from './occurrence.ts'
import { exactly, fewest, toldOfPart } from './told.ts'

/* Programmes by chance: whom they took in over some years, and how far each of them came. */

type Someone = {
  readonly facets: Facets
  /** In which year, counted from the first, each of it happened. */
  readonly reached: Readonly<Partial<Record<IndicatorKey, number>>>
}

const share = fc.constantFrom(0, 0.1, 0.5, 0.8, 0.95, 1)

/** Few to many people, of whom some, nearly all or all do the same. */
const programme = fc
  .record({
    years: fc.integer({ min: 1, max: 3 }),
    sizes: fc.array(fc.constantFrom(0, 3, 5, 8, 11, 16, 24), { minLength: 3, maxLength: 3 }),
    common: share,
    shares: fc.array(share, { minLength: 6, maxLength: 6 }),
    chances: fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true })),
  })
  .map(({ years, sizes, common, shares, chances }) => {
    const chance = () => chances.next().value ?? 0
    const oneOf = <Of>(first: Of, ...others: readonly Of[]): Of =>
      chance() < common ? first : (others[Math.floor(chance() * others.length)] ?? first)
    const people: Someone[] = []
    sizes.slice(0, years).forEach((size, year) => {
      for (let n = 0; n < size; n += 1) {
        const later = (from: number | undefined, with_: number) =>
          from !== undefined && chance() < with_ ? Math.floor(from + chance() * (years - from)) : undefined
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = shares
        const trained = later(year, a)
        const returned = later(year, d)
        const reached = {
          participants: year,
          trained,
          certified: later(trained, b),
          recognised: later(year, c),
          returned,
          in_work: later(returned, e),
          founded: later(year, f),
        }
        const facets = {
          country: oneOf('SN', 'GM', 'KG', 'NE'),
          gender: oneOf<Facets['gender']>('female', 'male', 'diverse', 'unknown'),
          ageBracket: oneOf<Facets['ageBracket']>('18_to_60', 'under_18', 'over_60', 'unknown'),
        }
        people.push({ facets, reached: JSON.parse(JSON.stringify(reached)) })
      }
    })
    return Array.from({ length: years }, (_, year) => linesOf(people, year))
  })

const counted = [
  'participants',
  'trained',
  'certified',
  'recognised',
  'returned',
  'in_work',
  'founded',
] as const

function linesOf(people: readonly Someone[], year: number): readonly IndicatorLine[] {
  return counted.map((indicator) => {
    const those = people.filter(({ reached }) => reached[indicator] === year)
    const cells = those.map(({ facets }) => ({ ...facets, number: 1 }))
    return { indicator, number: those.length, cells }
  })
}

function published(years: readonly (readonly IndicatorLine[])[], publish: Publish = fundersTables) {
  const tables: FundersTables[] = []
  for (const lines of years) tables.push(publish(lines, tables))
  return tables
}

/** Whether a publisher gives anything away in any of 1,000 programmes. */
function isFound(publish: Publish): boolean {
  const property = fc.property(
    programme,
    (years) => givenAway(published(years, publish), publish).length === 0,
  )
  return fc.check(property, { numRuns: 1000 }).failed
}

test('nobody infers a group of one to four from all tables of any of 1,000 programmes', () => {
  fc.assert(
    fc.property(programme, (years) => {
      expect(givenAway(published(years), fundersTables)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

test('all that is told is true', () => {
  fc.assert(
    fc.property(programme, (years) => {
      published(years).forEach(({ lines, tables }, year) => {
        for (const { indicator, atLeast, atMost } of lines) {
          const number = years[year]?.find((line) => line.indicator === indicator)?.number ?? 0
          expect(number).toBeGreaterThanOrEqual(atLeast)
          expect(number).toBeLessThanOrEqual(atMost ?? number)
        }
        const whole = lines[0]?.atMost ?? 0
        for (const { groups, others = 0 } of tables) {
          expect(groups.reduce((sum, { number }) => sum + number, others)).toBe(whole)
        }
      })
    }),
    { numRuns: 1000 },
  )
})

describe('what would give people away is found:', () => {
  /** Groups of few are left out, and nothing else. */
  const withoutComplement: Publish = (lines, before) => {
    const whole = lines.find(({ indicator }) => indicator === 'participants')
    const tables = (['country', 'gender', 'ageBracket'] as const).flatMap((by): GroupingTable[] => {
      const numbers = new Map<string, number>()
      for (const cell of whole?.cells ?? []) numbers.set(cell[by], (numbers.get(cell[by]) ?? 0) + cell.number)
      const groups = [...numbers]
        .filter(([, number]) => number >= fewest)
        .map(([group, number]) => ({ group, number }))
        .toSorted((one, other) => (one.group < other.group ? -1 : 1))
      return groups.length > 0 ? [{ by, groups }] : []
    })
    return { ...fundersTables(lines, before), tables }
  }

  it('a table without complementary suppression', () => {
    expect(isFound(withoutComplement)).toBe(true)
    const cells: Cell[] = [
      { country: 'SN', gender: 'female', ageBracket: '18_to_60', number: 9 },
      { country: 'SN', gender: 'male', ageBracket: '18_to_60', number: 2 },
    ]
    const lines: IndicatorLine[] = [{ indicator: 'participants', number: 11, cells }]
    expect(givenAway([withoutComplement(lines, [])], withoutComplement)).not.toEqual([])
  })

  it('a part beside its whole, where few are left over', () => {
    expect(
      isFound((lines, before) => {
        const { lines: told, tables } = fundersTables(lines, before)
        const number = lines.find(({ indicator }) => indicator === 'returned')?.number ?? 0
        const shown = told.map((line) =>
          line.indicator === 'returned' && number >= fewest ? { ...line, ...exactly(number) } : line,
        )
        return { lines: shown, tables }
      }),
    ).toBe(true)
  })

  it('a year that is told without regard to whom the years before told of', () => {
    const wholesOf = ({ lines, tables }: FundersTables) => ({
      lines: lines.filter(({ indicator }) => indicator === 'participants'),
      tables,
    })
    expect(isFound((lines, before) => fundersTables(lines, before.map(wholesOf)))).toBe(true)
  })

  it('a second word about the same year', () => {
    const property = fc.property(programme, fc.integer({ min: 1, max: 4 }), ([lines = []], more) => {
      const corrected = lines.map((line) => ({ ...line, number: line.number + more }))
      const [one, other] = [fundersTables(lines, []), fundersTables(corrected, [])]
      return givenAwayByAnother(one, other).length === 0
    })
    expect(fc.check(property, { numRuns: 1000 }).failed).toBe(true)
  })
})

describe('a table by one fact', () => {
  const cells = (...numbers: readonly number[]) =>
    numbers.map(
      (number, at) =>
        ({
          country: ['GM', 'KG', 'NE', 'SN'][at] ?? 'ML',
          gender: 'female',
          ageBracket: '18_to_60',
          number,
        }) as const,
    )

  it('tells every group where none is small', () => {
    expect(groupedBy('country', cells(7, 5))).toEqual([
      {
        by: 'country',
        groups: [
          { group: 'GM', number: 7 },
          { group: 'KG', number: 5 },
        ],
      },
    ])
  })

  it('hides a small group among others, the smallest that is not small with it', () => {
    expect(groupedBy('country', cells(20, 3, 6, 9))).toEqual([
      {
        by: 'country',
        groups: [
          { group: 'GM', number: 20 },
          { group: 'SN', number: 9 },
        ],
        others: 9,
      },
    ])
    // Of two of the same size neither is chosen by its name.
    expect(groupedBy('country', cells(20, 3, 6, 6))[0]).toMatchObject({ others: 15 })
  })

  it('is none where it says no more than the whole, and where everybody goes together', () => {
    for (const numbers of [[12], [9, 2], [4, 4, 4], []]) {
      expect(groupedBy('country', cells(...numbers))).toEqual([])
    }
  })
})

test('of a part neither few, nor none, nor all are told', () => {
  expect(toldOfPart(7, 20)).toEqual(exactly(7))
  for (const number of [0, 1, 4]) expect(toldOfPart(number, 20)).toEqual({ atLeast: 0, atMost: 4 })
  for (const number of [16, 19, 20]) expect(toldOfPart(number, 20)).toEqual({ atLeast: 16 })
  for (const number of [0, 3, 5, 9]) expect(toldOfPart(number, 9)).toEqual({ atLeast: 0 })
})
