import { directionOf } from './direction.ts'
import type { Language } from './languages.ts'

const firstStrongIsolate = '\u2068'
const popDirectionalIsolate = '\u2069'

// Hebrew to Arabic Extended, the presentation forms, and the right-to-left scripts beyond the first plane.
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const commas: Readonly<Record<Language, string>> = { en: ', ', de: ', ', fr: ', ', ar: '، ' }

/**
 * Keeps a value in one piece between the words of a sentence (Unicode Bidirectional Algorithm, UAX #9, 2.4). Without
 * it a date in Arabic text shows its day first, a telephone number its end. The characters work in plain text, in a
 * title and in an attribute, where no `<bdi>` can stand.
 */
export function isolated(language: Language, value: string): string {
  return needsIsolation(language, value) ? `${firstStrongIsolate}${value}${popDirectionalIsolate}` : value
}

/** Values, each in one piece, with the comma of the language between them: a piece around all would turn their order. */
export function listed(language: Language, values: readonly string[]): string {
  return values.map((value) => isolated(language, value)).join(commas[language])
}

function needsIsolation(language: Language, value: string): boolean {
  return directionOf(language) === 'rtl' || rightToLeft.test(value)
}
