import type { Language } from '@passerelle/messages'
import type { PackageKey } from '@passerelle/messages/package'

/** Knows the words for what crosses, whatever else it can say. */
export type Wording = {
  readonly language: Language
  has(key: string): boolean
  say(key: PackageKey): string
}

/**
 * The name of a country or a language in the reader's language, and the code itself where the browser has no name.
 * Chromium, Firefox and Safari have these names in all four languages of the console.
 */
export function countryName(reader: Language, code: string): string {
  return nameOf(reader, 'region', code)
}

/** The name of a language; browsers lack some that people of our countries speak, so those have words of their own. */
export function languageName(speaker: Wording, tag: string): string {
  const own = `spoken.${tag}`
  // A word without a place, like all under this heading.
  return speaker.has(own) ? speaker.say(own as 'spoken.ff') : nameOf(speaker.language, 'language', tag)
}

function nameOf(reader: Language, type: 'region' | 'language', code: string): string {
  try {
    return new Intl.DisplayNames([reader], { type, fallback: 'code' }).of(code) ?? code
  } catch {
    return code
  }
}
