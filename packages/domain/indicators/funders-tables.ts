import * as z from 'zod'
import type { IndicatorLine } from './figures.ts'
import { groupedBy, groupings, groupingTableSchema } from './grouping.ts'
import { type IndicatorKey, indicatorKeySchema } from './indicator-keys.ts'
import { isExact, roundedOff, type Told, toldOfPart, toldOfWhole, toldSchema } from './told.ts'

/** What funders are told of what a rule counted. */
export const toldLineSchema = toldSchema.extend({ indicator: indicatorKeySchema })

export type ToldLine = z.infer<typeof toldLineSchema>

/** The fixed tables that funders get of a year: what was counted, and the participants by one fact at a time. */
export const fundersTablesSchema = z.strictObject({
  lines: z.array(toldLineSchema),
  tables: z.array(groupingTableSchema),
})

export type FundersTables = z.infer<typeof fundersTablesSchema>

/**
 * The lines, each after those of which it is a part: nobody is certified who was not trained, nor asked about work who is not
 * back. All count persons; of nothing else is there a number whose people could be counted (decisions/0019).
 */
const parts = [
  { indicator: 'trained', of: ['participants'] },
  { indicator: 'certified', of: ['participants', 'trained'] },
  { indicator: 'recognised', of: ['participants'] },
  { indicator: 'returned', of: ['participants'] },
  { indicator: 'in_work', of: ['participants', 'returned'] },
  { indicator: 'founded', of: ['participants'] },
] as const satisfies readonly { indicator: IndicatorKey; of: readonly IndicatorKey[] }[]

/**
 * The tables of one year of a programme.
 *
 * @param before those of all earlier years that were told; what was told of them decides what may be told now
 */
export function fundersTables(
  lines: readonly IndicatorLine[],
  before: readonly Pick<FundersTables, 'lines'>[],
): FundersTables {
  const whole = lines.find(({ indicator }) => indicator === 'participants')
  const told: ToldLine[] = [{ indicator: 'participants', ...toldOfWhole(whole?.number ?? 0) }]
  const earlier = before.flatMap((year) => year.lines)
  for (const { indicator, of } of parts) {
    const room = of.map((one) => sumOf(one, [...earlier, ...told]) - sumOf(indicator, earlier))
    const number = lines.find((line) => line.indicator === indicator)?.number ?? 0
    told.push({ indicator, ...toldOfPart(number, Math.min(...room)) })
  }
  const tables =
    told[0] && isExact(told[0]) ? groupings.flatMap((by) => groupedBy(by, whole?.cells ?? [])) : []
  return { lines: told, tables }
}

function sumOf(indicator: IndicatorKey, told: readonly (ToldLine & Told)[]): number {
  return told.filter((line) => line.indicator === indicator).reduce((sum, line) => sum + roundedOff(line), 0)
}
