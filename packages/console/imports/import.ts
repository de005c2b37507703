import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { Language } from '@passerelle/messages'
import { type Column, maxRows, type PersonRow, type Table, titleOf } from '@passerelle/spreadsheet'
import { chosen } from '../kit/chosen.ts'

export type ImportedRow = ResourceOf<'importRows'>['rows'][number]
export type Progress = ResourceOf<'importRows'>['progress']
export type Reading = CallOptions<'importRows'>['body']['reading']
export type SentRow = CallOptions<'importRows'>['body']['rows'][number]
export type Outcome = ImportedRow['outcome']

/** What came of each row, by its number. */
export type Answers = ReadonlyMap<number, ImportedRow>

/** For whom the rows are taken in where no cell says so. */
export type ForAll = { readonly programmeId: string; readonly coachId: string }

/** The rows as they are sent: with what holds for all of them, and whose matches somebody has looked at. */
export function sentRows(
  people: readonly PersonRow[],
  forAll: ForAll,
  others: ReadonlySet<number>,
): readonly SentRow[] {
  return people.map(({ row, cells }) => ({
    row,
    cells: { ...chosen(forAll), ...cells },
    ...(others.has(row) && { isAnother: true as const }),
  }))
}

/** How many rows came out how. */
export function countsOf(answers: Answers): Readonly<Record<Outcome, number>> {
  const counts = { taken_in: 0, passes: 0, refused: 0, likely_duplicate: 0 }
  for (const { outcome } of answers.values()) counts[outcome] += 1
  return counts
}

/** The rows that came out in one way, in the order of the file. */
export function rowsThat<Wanted extends Outcome>(
  outcome: Wanted,
  answers: Answers,
): readonly Extract<ImportedRow, { readonly outcome: Wanted }>[] {
  return [...answers.values()]
    .filter((each): each is Extract<ImportedRow, { readonly outcome: Wanted }> => each.outcome === outcome)
    .toSorted((one, other) => one.row - other.row)
}

/** What is needed before anybody can be taken in; a table without these columns has a row of faults for each row. */
const needed = ['given', 'languages', 'returnCountry'] as const satisfies readonly Column[]

/** The needed columns that no column of the table is. */
export function missingColumns(mapping: readonly (Column | undefined)[]): readonly Column[] {
  return needed.filter((column) => !mapping.includes(column))
}

/** The rows that were not taken in, as a file of their own, with the reasons beside them: to be put right and chosen again. */
export function leftOver(
  table: Table,
  answers: Answers,
  reasonTitle: string,
  duplicate: string,
  language: Language,
): readonly (readonly string[])[] {
  const width = table.header.length
  const rows = table.rows.flatMap(({ row, cells }) => {
    const answer = answers.get(row)
    if (answer === undefined || answer.outcome === 'taken_in') return []
    const padded = Array.from({ length: width }, (_, at) => cells[at] ?? '')
    return [[...padded, reasonOf(answer, duplicate, language)]]
  })
  return [[...table.header, reasonTitle], ...rows]
}

function reasonOf(answer: ImportedRow, duplicate: string, language: Language): string {
  if (answer.outcome === 'likely_duplicate') return duplicate
  if (answer.outcome !== 'refused') return ''
  return answer.errors.map(({ column, message }) => `${titleOf(language, column)}: ${message}`).join(' ')
}

export { maxRows }
