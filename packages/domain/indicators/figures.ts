import * as z from 'zod'
import { idSchema } from '../kernel/index.ts'
import type { CountingRule, RuleEdition } from './counting-rules.ts'
import { indicatorKeySchema } from './indicator-keys.ts'
import { facetsSchema } from './occurrence.ts'
import { isWeek, keptPeriodsOf, type Period, periodSchema, weekOf } from './period.ts'
import type { Contribution } from './tally.ts'

/** Numbers by cell: the rule and the facets; in a month, the week besides; of what was taught, the module instead. */
export type Cells = Readonly<Record<string, number>>

const cellsSchema = z.record(z.string(), z.int())

/** The figures of a programme in one period, in one row however much they count. */
export const figuresSchema = z.strictObject({
  programmeId: idSchema<'programme'>(),
  period: periodSchema,
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

/** What is to be added to the figures of a programme in one period. */
export type FiguresChange = Pick<Figures, 'programmeId' | 'period' | 'cells'>

/** What is to be added to which figures; what adds up to nothing is left out. */
export function changesOf(
  before: readonly Contribution[],
  after: readonly Contribution[],
): readonly FiguresChange[] {
  const changes = new Map<string, FiguresChange & { readonly cells: Record<string, number> }>()
  const add = (contributions: readonly Contribution[], sign: 1 | -1) => {
    for (const each of contributions) {
      const { programmeId } = each
      for (const period of keptPeriodsOf(each.on)) {
        const place = `${programmeId} ${period}`
        const change = changes.get(place) ?? { programmeId, period, cells: {} }
        const cell = cellOf(each, period)
        change.cells[cell] = (change.cells[cell] ?? 0) + sign * each.number
        changes.set(place, change)
      }
    }
  }
  add(before, -1)
  add(after, 1)
  return [...changes.values()]
    .map((change) => ({ ...change, cells: withoutNothing(change.cells) }))
    .filter(({ cells }) => Object.keys(cells).length > 0)
}

/** Figures with more in them; a cell in which nothing is left goes. */
export function plus(cells: Cells, more: Cells): Cells {
  const sum: Record<string, number> = { ...cells }
  for (const [cell, number] of Object.entries(more)) sum[cell] = (sum[cell] ?? 0) + number
  return withoutNothing(sum)
}

/** The lines of a report over a period, in the order of the rules. */
export function linesOf(
  figures: readonly Pick<Figures, 'cells'>[],
  period: Period,
  { rules }: Pick<RuleEdition, 'rules'>,
): IndicatorLine[] {
  const cells = figures.flatMap((each) =>
    Object.entries(each.cells).map(([cell, number]) => read(cell, number)),
  )
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
