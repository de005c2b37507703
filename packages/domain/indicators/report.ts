import * as z from 'zod'
import { idSchema, instantSchema, sha256Schema } from '../kernel/index.ts'
import { type Programme, type Target, targetSchema } from '../programmes/index.ts'
import { type Cell, type IndicatorLine, indicatorLineSchema } from './figures.ts'
import { type IndicatorKey, indicatorKeySchema } from './indicator-keys.ts'
import { facetsSchema } from './occurrence.ts'
import { type Period, periodSchema } from './period.ts'

/** A target of a programme and how much of it is reached; nothing where no rule counts it yet. */
export const targetLineSchema = targetSchema
  .pick({ unit: true, number: true })
  .extend({ actual: z.int().min(0).optional() })

export type TargetLine = z.infer<typeof targetLineSchema>

/** A number of whom that another report over the same period told otherwise. */
export const correctedCellSchema = facetsSchema.extend({ before: z.int(), now: z.int() })

export type CorrectedCell = z.infer<typeof correctedCellSchema>

/** A line that another report over the same period told otherwise: in all, or only of whom it tells it. */
export const correctedLineSchema = z.strictObject({
  indicator: indicatorKeySchema,
  before: z.int(),
  now: z.int(),
  /** Missing where it tells it of the same people, and in reports that were frozen before this was told. */
  cells: z.array(correctedCellSchema).min(1).optional(),
})

export type CorrectedLine = z.infer<typeof correctedLineSchema>

/** All that a report says of a period, by which its hash is made. */
export const reportContentSchema = z.strictObject({
  tenantId: idSchema<'tenant'>(),
  programmeId: idSchema<'programme'>(),
  period: periodSchema,
  /** Counted from 1 for each period. */
  number: z.int().min(1),
  /** The edition of the rules by which it was counted. */
  edition: z.int().min(1),
  lines: z.array(indicatorLineSchema),
  targets: z.array(targetLineSchema),
  /** What is told otherwise than in the report before over the same period. */
  corrected: z.array(correctedLineSchema),
  /** The hash of that report. */
  follows: sha256Schema.optional(),
})

export type ReportContent = z.infer<typeof reportContentSchema>

/** A report as it was frozen (glossary: UseOfFundsReport): what is counted later changes nothing in it. */
export const frozenReportSchema = reportContentSchema.extend({
  id: idSchema<'report'>(),
  version: z.int().min(1),
  frozenAt: instantSchema,
  frozenBy: idSchema<'member'>(),
  /** The SHA-256 of its content, written as JSON with the members in the order of their names. */
  hash: sha256Schema,
})

export type FrozenReport = z.infer<typeof frozenReportSchema>

/** What counts towards a target, by the unit of the target. */
const indicatorOfUnit: Partial<Record<Target['unit'], IndicatorKey>> = {
  persons: 'participants',
  measures: 'support_measures',
  modules: 'modules_taught',
  teaching_units: 'teaching_units',
}

/** The targets of a programme beside what is reached; they are of its whole term, so of no shorter period. */
export function targetLines(
  { targets }: Pick<Programme, 'targets'>,
  lines: readonly IndicatorLine[],
  period: Period,
): TargetLine[] {
  if (period !== 'all') return []
  return targets.map(({ unit, number }) => {
    const reached = lines.find(({ indicator }) => indicator === indicatorOfUnit[unit])
    return { unit, number, ...(reached && { actual: reached.number }) }
  })
}

/** The lines that a report tells otherwise than the one before; one that is counted for the first time is none of them. */
export function correctedLines(
  before: readonly IndicatorLine[] | undefined,
  lines: readonly IndicatorLine[],
): CorrectedLine[] {
  return lines.flatMap((line) => {
    const told = before?.find(({ indicator }) => indicator === line.indicator)
    if (told === undefined) return []
    const cells = correctedCells(told.cells, line.cells)
    if (told.number === line.number && cells.length === 0) return []
    const { indicator, number: now } = line
    return [{ indicator, before: told.number, now, ...(cells.length > 0 && { cells }) }]
  })
}

/** The cells that are told otherwise; one in which nobody was, or is, stands in one of the two alone. */
function correctedCells(before: readonly Cell[], now: readonly Cell[]): CorrectedCell[] {
  const places = new Map([...before, ...now].map((cell) => [placeOf(cell), cell]))
  const numberIn = (cells: readonly Cell[], place: string) =>
    cells.find((cell) => placeOf(cell) === place)?.number ?? 0
  return [...places]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([place, { country, gender, ageBracket }]) => ({
      country,
      gender,
      ageBracket,
      before: numberIn(before, place),
      now: numberIn(now, place),
    }))
    .filter((cell) => cell.before !== cell.now)
}

function placeOf({ country, gender, ageBracket }: Cell): string {
  return `${country} ${gender} ${ageBracket}`
}

/** A content as one text, the same for the same content: members in the order of their names, no spaces. */
export function hashedText(content: object): string {
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}
