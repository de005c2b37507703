import { unzipSync } from 'fflate'
import readSheets, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal'
import writeSheet from 'write-excel-file/universal'
import type { Sheet } from './table.ts'
import { assertSize, maxFileBytes, Unreadable } from './unreadable.ts'

/** Whether a file is one that `readXlsx` takes: a ZIP archive. */
export function isXlsx(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/**
 * The sheets of a file. A formula is what it last came to; nothing is calculated. A day is `YYYY-MM-DD`, a number its
 * digits.
 *
 * @throws {Unreadable} `too_large`, `no_spreadsheet`, `cells_too_far`
 */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Sheet[]> {
  assertSize(bytes)
  assertNear(bytes)
  try {
    const sheets = await readSheets(new Uint8Array(bytes).buffer, { parseNumber: numberText })
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((cells, at) => ({ row: at + 1, cells: cells.map(textOf) })),
    }))
  } catch (error) {
    const isNone = error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError
    throw isNone ? new Unreadable('no_spreadsheet') : error
  }
}

/** A file with one sheet, every cell of which is text and none a formula. */
export function writeXlsx(name: string, rows: readonly (readonly (string | number)[])[]): Promise<Blob> {
  const cells = rows.map((row) => row.map(cellOf))
  return writeSheet(cells, { sheet: name }).toBlob()
}

/** A number is one that a spreadsheet counts with; a text is never carried out. */
function cellOf(value: string | number) {
  if (value === '') return null
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}

// What is compressed well is large when it is open.
const maxOpenBytes = 20 * maxFileBytes
const [maxColumns, maxRow] = [500, 100_000]

/**
 * The library makes a full grid out of the farthest cells, so one that somebody touched by mistake in the last column would
 * take all the memory there is. How large an archive is when it is open, its directory says.
 */
function assertNear(bytes: Uint8Array): void {
  let open = 0
  const parts = opened(bytes, ({ name, originalSize }) => {
    open += originalSize
    if (open > maxOpenBytes) throw new Unreadable('too_large')
    return /worksheets\/[^/]+\.xml$/i.test(name)
  })
  for (const part of Object.values(parts)) {
    const text = new TextDecoder().decode(part)
    for (const [, letters = '', row = ''] of text.matchAll(/<c [^>]*?r="([A-Z]+)(\d+)"/g)) {
      if (Number(row) > maxRow || columnNumber(letters) > maxColumns) throw new Unreadable('cells_too_far')
    }
  }
}

function opened(bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('no_spreadsheet')
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** A long number may be written with an exponent; one with leading zeros is text in a spreadsheet. */
function numberText(written: string): string {
  const number = Number(written)
  return Number.isSafeInteger(number) ? String(number) : written
}

/** The types of the library say `DateConstructor` where a `Date` is meant. */
function textOf(cell: unknown): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}
