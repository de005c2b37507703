import * as z from 'zod'
import { rule } from '../field-codes.ts'
import { line, text } from '../text.ts'
import { isCountry } from './countries.ts'
import { packedLanguages } from './language-table.ts'

const maxLength = 35
const maxLanguages = 40

/** A language: a well-formed BCP 47 tag in canonical form, for example `fa-AF`, `ckb`, `sr-Cyrl`. */
export type LanguageTag = string

/** The canonical form of a language tag (`AR-eg` is `ar-EG`, `iw` is `he`), or nothing where it is not well-formed. */
export function canonicalLanguage(tag: string): LanguageTag | undefined {
  if (tag.length > maxLength) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

/** The row of bits for every beginning of a code: `a` to `z`, then `aa` to `zz`. */
const rows: readonly string[] = packedLanguages.match(/\.|[0-9a-z]{6}/g) ?? []

/** Whether people speak or sign it, by IANA's registry: `und`, `zz`, `german` and families of languages are none. */
export function isRegisteredLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}$/.test(code)) return false
  const [last = 0, middle, first] = [...code].reverse().map((letter) => letter.charCodeAt(0) - 97)
  const row = first === undefined ? (middle ?? 0) : 26 + first * 26 + (middle ?? 0)
  const bits = Number.parseInt(rows[row] ?? '.', 36)
  return Math.floor(bits / 2 ** last) % 2 === 1
}

function isLanguage(tag: string): boolean {
  const canonical = canonicalLanguage(tag)
  if (canonical === undefined) return false
  const { language, region } = new Intl.Locale(canonical)
  return (
    isRegisteredLanguage(language) && (region === undefined || isCountry(region) || /^\d{3}$/.test(region))
  )
}

/**
 * Whether somebody who reads the one also reads the other: the same language in the same script, in whatever country.
 * Serbian in Latin and in Cyrillic letters are two.
 */
export function isSameWriting(one: LanguageTag, other: LanguageTag): boolean {
  const [a, b] = [new Intl.Locale(one).maximize(), new Intl.Locale(other).maximize()]
  return a.language === b.language && a.script === b.script
}

export const languageSchema = z
  .string()
  .refine(isLanguage, rule('unknown_language'))
  .overwrite((tag) => canonicalLanguage(tag) ?? tag)
  .meta({
    pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$',
    maxLength,
    description: 'BCP 47 tag of a registered language; kept in canonical form',
  })

/** The same line of text in one or more languages, by language tag. */
export type LanguageMap = Readonly<Record<LanguageTag, string>>

/** A schema for one line of at most `max` characters in at least one language, and in no more than `most`. */
export function languageMap(max: number, most = maxLanguages) {
  return mapOf(line(max), most)
}

/** The same for text with line breaks, in at most so many languages. */
export function textMap(max: number, languages: number) {
  return mapOf(text(max), languages)
}

function mapOf(value: ReturnType<typeof text>, most: number) {
  return z
    .record(languageSchema, value)
    .refine((map) => Object.keys(map).length > 0, rule('no_language'))
    .refine((map) => Object.keys(map).length <= most, rule('too_many_languages'))
}
