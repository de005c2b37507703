import { createHash } from 'node:crypto'
import type { Client } from '@passerelle/client'
import type { ImportedRow, ImportRows, ImportView } from '@passerelle/contract'

type Row = ImportRows['rows'][number]
type Cells = Row['cells']

/** A table as German Excel writes it, with numbers of Senegal. */
export const german: ImportRows['reading'] = {
  decimal: ',',
  dayOrder: 'day_first',
  numbersOf: 'return_country',
}

/** The cells of somebody who means to go back to Dakar. */
export function cells(change: Cells = {}): Cells {
  return {
    given: 'Fatou',
    family: 'Ndiaye',
    birth: '03.04.1994',
    languages: 'Wolof, Französisch',
    returnCountry: 'Senegal',
    ...change,
  }
}

/** That table, the first person in the second row. */
export function table(...people: readonly Cells[]): Row[] {
  return people.map((each, at) => ({ row: at + 2, cells: each }))
}

/** A file's fingerprint, by a name that tells it from the others of the test. */
export function fingerprint(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

/** Begins the import of a file of that name. */
export async function begin(api: Client, name: string, rows: number): Promise<ImportView> {
  return (await api.beginImport({ body: { fingerprint: fingerprint(name), rows } })).body
}

/** Sends rows of that file. */
export async function send(
  api: Client,
  id: ImportView['id'],
  name: string,
  rows: Row[],
  said: Partial<ImportRows> = {},
): Promise<{ readonly progress: ImportView; readonly rows: readonly ImportedRow[] }> {
  const body = { fingerprint: fingerprint(name), dryRun: false, reading: german, rows, ...said }
  return (await api.importRows({ params: { importId: id }, body })).body
}

/** Takes in a whole small file. */
export async function takeInFile(api: Client, name: string, ...people: readonly Cells[]) {
  const { id } = await begin(api, name, people.length)
  return send(api, id, name, table(...people))
}
