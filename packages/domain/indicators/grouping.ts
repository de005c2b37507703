import * as z from 'zod'
import type { Cell } from './figures.ts'
import { fewest } from './told.ts'

/** Facts by which participants are told apart, one at a time. */
export const groupings = ['country', 'gender', 'ageBracket'] as const

export type Grouping = (typeof groupings)[number]

/** People by one fact: the groups that are told, and how many are in all others together. */
export const groupingTableSchema = z.strictObject({
  by: z.enum(groupings),
  groups: z.array(z.strictObject({ group: z.string().max(20), number: z.int().min(fewest) })).min(1),
  others: z.int().min(fewest).optional(),
})

export type GroupingTable = z.infer<typeof groupingTableSchema>

/**
 * The cells of a line by one fact. Where a group is small, it goes with all others up to the smallest that is none: so what
 * goes together holds one that is not small, and nobody can tell which of them that is. A table that says no more than
 * the whole is none.
 */
export function groupedBy(by: Grouping, cells: readonly Cell[]): readonly GroupingTable[] {
  const numbers = new Map<string, number>()
  for (const cell of cells) numbers.set(cell[by], (numbers.get(cell[by]) ?? 0) + cell.number)
  const all = [...numbers].filter(([, number]) => number > 0)
  const highest = highestHidden(all.map(([, number]) => number))
  const told = all.filter(([, number]) => number > highest)
  const others = all.reduce((sum, [, number]) => sum + number, 0) - told.reduce((sum, [, n]) => sum + n, 0)
  if (told.length + (others > 0 ? 1 : 0) < 2 || told.length === 0) return []
  const groups = told
    .map(([group, number]) => ({ group, number }))
    .toSorted((one, other) => (one.group < other.group ? -1 : 1))
  return [{ by, groups, ...(others > 0 && { others }) }]
}

/** Up to which number groups are hidden: none, or up to the smallest that is not small. */
function highestHidden(numbers: readonly number[]): number {
  if (numbers.every((number) => number >= fewest)) return 0
  return Math.min(...numbers.filter((number) => number >= fewest))
}
