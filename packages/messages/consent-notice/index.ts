import type { Language } from '../core/languages.ts'
import { closest } from '../core/negotiate.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

type Notice = { readonly version: number; readonly paragraphs: readonly string[] }

const notices: Readonly<Record<Language, Notice>> = { en, de, fr, ar }

/**
 * The text that is put before a person who is to agree, in the first of these languages that there is one in, else in
 * English for somebody to interpret. Evidence of a consent names its version and hash: a new wording is a new version.
 */
export function consentNotice(tags: readonly string[]): {
  readonly language: Language
  readonly version: number
  readonly text: string
} {
  const language = closest(tags)
  const { version, paragraphs } = notices[language]
  return { language, version, text: paragraphs.join('\n\n') }
}
