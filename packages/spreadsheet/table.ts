import type { Cells, Column } from './columns.ts'
import { Unreadable } from './unreadable.ts'

/** A row of a sheet: its number as the spreadsheet shows it, and its cells as text. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] }

/** A sheet of a file. A CSV file is one without a name. */
export type Sheet = { readonly name: string; readonly rows: readonly SheetRow[] }

/** A sheet whose first row that is not empty names the columns. */
export type Table = { readonly header: readonly string[]; readonly rows: readonly SheetRow[] }

/** A person of the table, as the API takes them. */
export type PersonRow = { readonly row: number; readonly cells: Cells }

/** The most rows that one import takes. */
export const maxRows = 5000

/** The longest cell that is passed on; no field takes half of it, so what is cut off is refused as too long. */
const maxCell = 1000

/**
 * A sheet as a table. Empty rows are left out, wherever they stand.
 *
 * @throws {Unreadable} `nothing_in_it`, `too_many_rows`
 */
export function tableOf({ rows }: Pick<Sheet, 'rows'>): Table {
  const [header, ...body] = rows.map(trimmed).filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (header === undefined || body.length === 0) throw new Unreadable('nothing_in_it')
  if (body.length > maxRows) throw new Unreadable('too_many_rows')
  return { header: header.cells, rows: body }
}

/** The people of a table, by the column that each of its columns is. What is mapped to nothing goes nowhere. */
export function peopleIn({ rows }: Table, mapping: readonly (Column | undefined)[]): readonly PersonRow[] {
  return rows.map(({ row, cells }) => {
    const named = cells.flatMap((cell, at): [Column, string][] => {
      const column = mapping[at]
      return column === undefined || cell === '' ? [] : [[column, cell.slice(0, maxCell)]]
    })
    return { row, cells: Object.fromEntries(named) }
  })
}

/** The rows that say the very same as one before them, each with that row. */
export function repeatedRows(people: readonly PersonRow[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>()
  return new Map(
    people.flatMap(({ row, cells }): [number, number][] => {
      const said = JSON.stringify(Object.entries(cells).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      const before = first.get(said)
      if (before !== undefined) return [[row, before]]
      first.set(said, row)
      return []
    }),
  )
}

function trimmed({ row, cells }: SheetRow): SheetRow {
  return { row, cells: cells.map((cell) => cell.trim()) }
}
