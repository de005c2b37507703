import { type Speaker, speaker } from '../core/catalogue.ts'
import type { Language } from '../core/languages.ts'
import type en from './en.json'
import { places } from './places.ts'

export { responsibleFor } from './responsible.ts'

/** Everything that a person's own page says of its own. */
export type MeKey = keyof typeof en

/** A sentence without places: it can be said without knowing more. */
export type PlainMeKey = Exclude<MeKey, keyof typeof places>

export type MeSpeaker = Speaker<MeKey, typeof places>

// One language is loaded, the others stay where they are. A file that lacks a sentence does not compile.
const files: Readonly<
  Record<Language, () => Promise<{ readonly default: Readonly<Record<MeKey, string>> }>>
> = {
  en: () => import('./en.json', { with: { type: 'json' } }),
  de: () => import('./de.json', { with: { type: 'json' } }),
  fr: () => import('./fr.json', { with: { type: 'json' } }),
  ar: () => import('./ar.json', { with: { type: 'json' } }),
}

/** The page in one language. */
export async function loadMe(language: Language): Promise<MeSpeaker> {
  const { default: texts } = await files[language]()
  return speaker(language, texts, places)
}
