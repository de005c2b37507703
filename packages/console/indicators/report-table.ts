import { countryName } from '../language/names.ts'
import type { useWords } from '../language/words.tsx'
import type { Line } from './figures.ts'

type Words = ReturnType<typeof useWords>
type Cell = string | number

/** The lines of a report as rows of a table, in the reader's words: each line as a whole, and below it by whom. */
export function reportTable({ say, language }: Words, lines: readonly Line[]): readonly (readonly Cell[])[] {
  return [
    [
      say('figures.indicator'),
      say('person.country'),
      say('column.gender'),
      say('figures.age'),
      say('figures.number'),
    ],
    ...lines.flatMap(({ indicator, number, cells }): (readonly Cell[])[] => [
      [say(`indicator.${indicator}`), '', '', '', number],
      ...cells.map((cell): readonly Cell[] => [
        say(`indicator.${indicator}`),
        countryName(language, cell.country),
        say(`gender.${cell.gender}`),
        say(`ageBracket.${cell.ageBracket}`),
        cell.number,
      ]),
    ]),
  ]
}
