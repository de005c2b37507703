import type { Sheet } from '@passerelle/spreadsheet'
import type { Delimiter } from '@passerelle/spreadsheet/csv'

/** A file that was chosen: its bytes, and its sheets; the sheet of a text depends on what stands between its cells. */
export type OpenedFile = {
  readonly name: string
  readonly bytes: Uint8Array
} & (
  | { readonly kind: 'xlsx'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'csv'; readonly likely: Delimiter; readonly read: (delimiter: Delimiter) => Sheet }
)

/**
 * Reads a file on this device, by the library for its kind, which is loaded for that.
 *
 * @throws {Unreadable}
 */
export async function openFile(file: File): Promise<OpenedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { name } = file
  const { isXlsx, readXlsx } = await import('@passerelle/spreadsheet/xlsx')
  if (isXlsx(bytes)) return { kind: 'xlsx', name, bytes, sheets: await readXlsx(bytes) }
  const { openCsv, readCsv } = await import('@passerelle/spreadsheet/csv')
  const { text, likely } = openCsv(bytes)
  return { kind: 'csv', name, bytes, likely, read: (delimiter) => readCsv(text, delimiter) }
}
