import type { CallOptions } from '@passerelle/client'
import { languages } from '@passerelle/messages'
import { columnWords } from '@passerelle/messages/columns'

type Row = CallOptions<'importRows'>['body']['rows'][number]

/** The cells of a person that are not empty, by their columns. */
export type Cells = Row['cells']

/** A column that an import takes and an export writes. */
export type Column = keyof Cells

const heading = 'column.'

/** The columns in their order. */
export const columns: readonly Column[] = Object.keys(columnWords.texts.en)
  .filter((key) => key.startsWith(heading))
  .map((key) => key.slice(heading.length) as Column) // the catalogue names these columns and no other; a test proves it

/** The title of a column in a language. */
export function titleOf(language: (typeof languages)[number], column: Column): string {
  return columnWords.texts[language][`column.${column}`]
}

// Besides the titles: what stands above such columns in the lists that organisations keep.
const alsoCalled: Partial<Record<Column, readonly string[]>> = {
  given: ['First name', 'Vorname(n)', 'Prénoms', 'Vornamen'],
  family: ['Last name', 'Surname', 'Nachname', 'Name', 'Nom'],
  birth: [
    'Date of birth',
    'Year of birth',
    'Geburtsdatum',
    'Geburtsjahr',
    'Date de naissance',
    'تاريخ الميلاد',
  ],
  gender: ['Sex', 'Sexe'],
  languages: ['Language', 'Sprache', 'Langue'],
  cameFrom: ['Country of origin', 'Herkunftsland', 'Pays d’origine'],
  returnCountry: ['Country', 'Land', 'Pays', 'Zielland'],
  returnDistrict: ['Town', 'City', 'Ort', 'Stadt', 'Ville'],
  departure: ['Departure', 'Ausreise', 'Départ', 'Ausreisedatum'],
  phone: ['Phone', 'Mobile', 'Telefonnummer', 'Handy', 'Mobil', 'Tel.'],
  email: ['Mail', 'E-mail address', 'E-Mail-Adresse'],
  postal: ['Address', 'Anschrift', 'Adresse'],
}

/** Which column each title of a table means, as far as that can be told; each column once. */
export function guessColumns(header: readonly string[]): readonly (Column | undefined)[] {
  const known = new Map<string, Column>()
  for (const column of columns) {
    const titles = languages.map((language) => titleOf(language, column))
    for (const name of [column, ...titles, ...(alsoCalled[column] ?? [])]) known.set(folded(name), column)
  }
  const taken = new Set<Column>()
  return header.map((title) => {
    const column = known.get(folded(title))
    if (column === undefined || taken.has(column)) return undefined
    taken.add(column)
    return column
  })
}

function folded(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
