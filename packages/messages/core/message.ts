import { IntlMessageFormat } from 'intl-messageformat'
import { isolated } from './isolate.ts'
import type { Language } from './languages.ts'

/** Says a parsed sentence: its own words as strings, and what was put between them as it was given. */
export type Message = <Of>(values: Readonly<Record<string, Of>>) => readonly (string | { readonly put: Of })[]

/** Parses a sentence of ICU MessageFormat. @throws {SyntaxError} where it is none */
export function messageOf(language: Language, text: string): Message {
  const message = new IntlMessageFormat(text, language, undefined, {
    // A `<` is text: markup is made by pages, not by messages.
    ignoreTag: true,
    formatters: formattersOf(language),
  })
  return <Of>(values: Readonly<Record<string, Of>>) =>
    message
      .formatToParts<Placed<Of>>(
        Object.fromEntries(Object.entries(values).map(([name, put]) => [name, placed(put)])),
      )
      .map(({ value }) => (typeof value === 'string' ? value : { put: value.put }))
}

/** The library joins texts to their neighbours, but hands an object through: so what was put in stays apart. */
type Placed<Of> = { readonly put: Of; toString(): string }

/** A plural counts it and a select compares it by its text. */
function placed<Of>(put: Of): Placed<Of> {
  return { put, toString: () => String(put) }
}

/** The number that `#` stands for is a value too. */
function formattersOf(language: Language) {
  const numbers = new Intl.NumberFormat(language)
  const isolating: Intl.NumberFormat = Object.create(numbers, {
    format: { value: (count: number) => isolated(language, numbers.format(count)) },
  })
  const plurals = new Intl.PluralRules(language)
  return {
    getNumberFormat: () => isolating,
    getDateTimeFormat: () => new Intl.DateTimeFormat(language),
    getPluralRules: () => plurals,
  }
}
