import type { ResourceOf } from '@passerelle/client'
import { usePages } from '../api/use-pages.ts'
import { countryName } from '../language/names.ts'
import { numberText } from '../language/numbers.ts'
import type { useWords } from '../language/words.tsx'

type Words = ReturnType<typeof useWords>

export type Publication = ResourceOf<'readPublication'>
/** What funders are told of a year. */
export type ToldYear = Pick<Publication, 'lines' | 'tables'>
type Line = ToldYear['lines'][number]
type Table = ToldYear['tables'][number]

export const usePublications = () => usePages('listPublications', { limit: 50 })

/** A number as far as it is told. */
export function toldText({ say, language }: Words, { atLeast, atMost }: Omit<Line, 'indicator'>): string {
  if (atMost === undefined) {
    return atLeast === 0
      ? say('funders.notTold')
      : say('funders.orMore', { number: numberText(language, atLeast) })
  }
  if (atLeast === atMost) return numberText(language, atLeast)
  return say('funders.fewer', { number: numberText(language, atMost + 1) })
}

/** The fact by which a table tells people apart. */
export function factText({ say }: Words, by: Table['by']): string {
  return say(({ country: 'person.country', gender: 'column.gender', ageBracket: 'figures.age' } as const)[by])
}

/** The groups of a table with their numbers, and all others as one. */
export function groupTexts(
  words: Words,
  { by, groups, others }: Table,
): readonly (readonly [string, number])[] {
  return [
    ...groups.map(({ group, number }) => [groupText(words, by, group), number] as const),
    ...(others === undefined ? [] : [[words.say('funders.others'), others] as const]),
  ]
}

function groupText({ say, language }: Words, by: Table['by'], group: string): string {
  if (by === 'country') return countryName(language, group)
  // A code of the contract, which the console has a word for.
  return by === 'gender' ? say(`gender.${group as Gender}`) : say(`ageBracket.${group as AgeBracket}`)
}

type Cell = ResourceOf<'readFigures'>['lines'][number]['cells'][number]
type Gender = Cell['gender']
type AgeBracket = Cell['ageBracket']

/** The same as rows of a file, in the reader's words. */
export function toldTable(
  words: Words,
  { lines, tables }: ToldYear,
): readonly (readonly (string | number)[])[] {
  const { say } = words
  return [
    [say('figures.indicator'), say('funders.by'), say('funders.group'), say('figures.number')],
    ...lines.map((line) => {
      const isExact = line.atLeast === line.atMost
      return [say(`indicator.${line.indicator}`), '', '', isExact ? line.atLeast : toldText(words, line)]
    }),
    ...tables.flatMap((table) =>
      groupTexts(words, table).map(([group, number]) => [
        say('indicator.participants'),
        factText(words, table.by),
        group,
        number,
      ]),
    ),
  ]
}
