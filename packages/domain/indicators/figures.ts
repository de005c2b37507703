import * as z from 'zod'
import { countrySchema } from '../kernel/codes/index.ts'
import { idSchema } from '../kernel/index.ts'
import type { CountingRule, RuleEdition } from './counting-rules.ts'
import { indicatorKeySchema } from './indicator-keys.ts'
import { type Facets, facetsSchema } from './occurrence.ts'
import { isWeek, keptPeriodsOf, type Period, periodSchema, weekOf } from './period.ts'
import type { Contribution } from './tally.ts'

/** Numbers by cell: the rule and the facets; in a month, the week besides; of what was taught, the module instead. */
export type Cells = Readonly<Record<string, number>>

const cellsSchema = z.record(z.string(), z.int())

/**
 * The figures of a programme in one period about those who return to one country, in one row however much they count: it
 * holds no more cells than there are rules, genders, brackets and weeks (the table's decisions/0008).
 */
export const figuresSchema = z.strictObject({
  programmeId: idSchema<'programme'>(),
  period: periodSchema,
  /** Missing where an earlier version kept all countries in one row; what comes since is added beside it. */
  country: countrySchema.optional(),
  version: z.int().min(1),
  cells: cellsSchema,
})

export type Figures = z.infer<typeof figuresSchema>

/** A cell of a report: how many, of whom. */
export const cellSchema = facetsSchema.extend({ number: z.int() })

export type Cell = z.infer<typeof cellSchema>

/** What a rule counted, in all and by cell; what was taught is counted in all alone. */
export const indicatorLineSchema = z.strictObject({
  indicator: indicatorKeySchema,
  number: z.int(),
  cells: z.array(cellSchema),
})

export type IndicatorLine = z.infer<typeof indicatorLineSchema>

/** What is to be added to the figures of a programme in one period, about one country. */
export type FiguresChange = Pick<Figures, 'programmeId' | 'period' | 'cells'> & {
  readonly country: Facets['country']
}

/** Contributions, summed up to figures: of as much as there are cells, and not of as much as is counted. */
export type SumOfFigures = {
  add(contributions: readonly Contribution[], sign?: 1 | -1): void
  /** What they come to; what adds up to nothing is left out. */
  changes(): readonly FiguresChange[]
}

export function sumOfFigures(): SumOfFigures {
  const sums = new Map<string, FiguresChange & { readonly cells: Record<string, number> }>()
  return {
    add(contributions, sign = 1) {
      for (const each of contributions) {
        const { programmeId, facets, on, number } = each
        for (const period of keptPeriodsOf(on)) {
          const place = `${programmeId} ${period} ${facets.country}`
          const sum = sums.get(place) ?? { programmeId, period, country: facets.country, cells: {} }
          const cell = cellOf(each, period)
          sum.cells[cell] = (sum.cells[cell] ?? 0) + sign * number
          sums.set(place, sum)
        }
      }
    },

    changes: () =>
      [...sums.values()]
        .map((sum) => ({ ...sum, cells: withoutNothing(sum.cells) }))
        .filter(({ cells }) => Object.keys(cells).length > 0),
  }
}

/** What is to be added to which figures, where this was counted before and that is now. */
export function changesOf(
  before: readonly Contribution[],
  after: readonly Contribution[],
): readonly FiguresChange[] {
  const sum = sumOfFigures()
  sum.add(before, -1)
  sum.add(after)
  return sum.changes()
}

/** Figures with others in them; a cell in which nothing is left goes. */
export function plus(...all: readonly Cells[]): Cells {
  const sum: Record<string, number> = {}
  for (const cells of all) {
    for (const [cell, number] of Object.entries(cells)) sum[cell] = (sum[cell] ?? 0) + number
  }
  return withoutNothing(sum)
}

/** The lines of a report over a period, in the order of the rules. What one row takes back stands in another. */
export function linesOf(
  figures: readonly Pick<Figures, 'cells'>[],
  period: Period,
  { rules }: Pick<RuleEdition, 'rules'>,
): IndicatorLine[] {
  const sum = plus(...figures.map(({ cells }) => cells))
  const cells = Object.entries(sum).map(([cell, number]) => read(cell, number))
  const wanted = cells.filter(({ week }) => !isWeek(period) || week === period)
  return rules.map((rule) =>
    lineOf(
      rule,
      wanted.filter((cell) => cell.rule === rule.key),
    ),
  )
}

function lineOf({ key, counts }: CountingRule, cells: readonly ReadCell[]): IndicatorLine {
  if (counts === 'modules') {
    return { indicator: key, number: new Set(cells.map(({ country }) => country)).size, cells: [] }
  }
  const byFacets = new Map<string, [ReadCell, ...ReadCell[]]>()
  for (const cell of cells) {
    const place = `${cell.country} ${cell.gender} ${cell.ageBracket}`
    const others = byFacets.get(place)
    if (others === undefined) byFacets.set(place, [cell])
    else others.push(cell)
  }
  return {
    indicator: key,
    number: cells.reduce((sum, { number }) => sum + number, 0),
    cells: [...byFacets]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, those]) => sumOf(those)),
  }
}

/** Cells of the same people as one. */
function sumOf(cells: readonly [ReadCell, ...ReadCell[]]): Cell {
  const [{ country, gender, ageBracket }] = cells
  return { country, gender, ageBracket, number: cells.reduce((sum, { number }) => sum + number, 0) }
}

type ReadCell = Cell & { readonly rule: string; readonly week: string }

function cellOf({ rule, facets, moduleId, on }: Contribution, period: Period): string {
  const { country, gender, ageBracket } = facets
  const week = period.length === 'yyyy-mm'.length ? weekOf(on) : ''
  return [rule, ...(moduleId ? [moduleId, '', ''] : [country, gender, ageBracket]), week].join('|')
}

function read(cell: string, number: number): ReadCell {
  const [rule = '', country = '', gender = '', ageBracket = '', week = ''] = cell.split('|')
  // Written by `cellOf`; of what was taught, the module stands where else the country does.
  return { rule, country, gender, ageBracket, week, number } as ReadCell
}

function withoutNothing(cells: Cells): Record<string, number> {
  return Object.fromEntries(Object.entries(cells).filter(([, number]) => number !== 0))
}
