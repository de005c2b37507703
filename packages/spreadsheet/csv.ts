import Papa from 'papaparse'
import type { Sheet } from './table.ts'
import { assertSize, Unreadable } from './unreadable.ts'

/** The signs that may stand between cells. */
export const delimiters = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** A text file, and the sign that is likely to stand between its cells. */
export type CsvText = { readonly text: string; readonly likely: Delimiter }

/**
 * The text of a file: UTF-8, UTF-16 where it says so, and else the characters of Western Europe, in which German Excel
 * still writes its CSV.
 *
 * @throws {Unreadable} `too_large`, `no_spreadsheet` where it is no text at all
 */
export function openCsv(bytes: Uint8Array): CsvText {
  assertSize(bytes)
  const decoded = decode(bytes)
  if (/[[\p{Cc}]--[\t\n\v\f\r\u0080-\u009F]]/v.test(decoded)) throw new Unreadable('no_spreadsheet')
  // Excel's own way to say which sign it is.
  const said = /^sep=(.)\r?\n/i.exec(decoded)
  const text = said ? decoded.slice(said[0].length) : decoded
  const { meta } = Papa.parse<string[]>(text, { preview: 50, delimitersToGuess: [...delimiters] })
  const likely = delimiters.find((each) => each === (said?.[1] ?? meta.delimiter)) ?? ';'
  return { text, likely }
}

/**
 * The cells of a text, with the sign that stands between them. Line breaks within quotes belong to the cell.
 *
 * @throws {Unreadable} `broken_quotes`
 */
export function readCsv(text: string, delimiter: Delimiter): Sheet {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) throw new Unreadable('broken_quotes', (broken.row ?? 0) + 1)
  return { name: '', rows: data.map((cells, at) => ({ row: at + 1, cells: cells.map(unguarded) })) }
}

/** A CSV file as German Excel opens it with a double click, in which no cell is a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const guarded_ = rows.map((cells) => cells.map(guarded))
  return `\uFEFF${Papa.unparse(guarded_, { delimiter: ';', newline: '\r\n' })}\r\n`
}

// What a spreadsheet takes for the beginning of a formula, also in the wide forms that it reads the same.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A cell that a spreadsheet shows and never carries out. The library escapes what it quotes, and leaves `-5` as it is. */
function guarded(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before it was guarded. */
function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
