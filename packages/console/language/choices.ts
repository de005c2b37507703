import type { Choice } from '../kit/choices.tsx'
import { returnCountries, spokenLanguages } from './countries.ts'
import { countryName, languageName } from './names.ts'
import { weekdayText } from './times.ts'
import type { useWords } from './words.tsx'

type Words = ReturnType<typeof useWords>

/** The countries of return by their names, in the order of the reader's language. */
export function countryChoices({ language }: Pick<Words, 'language'>): readonly Choice[] {
  return named(language, returnCountries, (code) => countryName(language, code))
}

/** The languages that people speak, in the same way. */
export function languageChoices(words: Words): readonly Choice[] {
  return named(words.language, spokenLanguages, (tag) => languageName(words, tag))
}

/** The days of the week, Monday first, each by its number. */
export function weekdayChoices({ language }: Pick<Words, 'language'>): readonly Choice[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayText(language, day) }))
}

function named(
  reader: string,
  codes: readonly string[],
  nameOf: (code: string) => string,
): readonly Choice[] {
  return codes
    .map((value) => ({ value, label: nameOf(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, reader))
}
