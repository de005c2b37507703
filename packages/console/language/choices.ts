import type { Choice } from '../kit/choices.tsx'
import { returnCountries, spokenLanguages } from './countries.ts'
import { countryName, languageName } from './names.ts'
import { weekdayText } from './times.ts'
import type { useWords } from './words.tsx'

type Words = ReturnType<typeof useWords>

/** Countries by their names, in the order of the reader's language; unless said, those of return. */
export function countryChoices(
  { language }: Pick<Words, 'language'>,
  codes: readonly string[] = returnCountries,
): readonly Choice[] {
  return inOrder(
    language,
    codes.map((value) => ({ value, label: countryName(language, value) })),
  )
}

/** The languages that people speak, in the same way. */
export function languageChoices(words: Words): readonly Choice[] {
  return inOrder(
    words.language,
    spokenLanguages.map((value) => ({ value, label: languageName(words, value) })),
  )
}

/** The days of the week, Monday first, each by its number. */
export function weekdayChoices({ language }: Pick<Words, 'language'>): readonly Choice[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayText(language, day) }))
}

/** Choices in the order of the reader's language. */
export function inOrder(reader: string, choices: readonly Choice[]): readonly Choice[] {
  return choices.toSorted((one, other) => one.label.localeCompare(other.label, reader))
}
