import * as z from 'zod'
import { rule } from '../field-codes.ts'
import { line } from '../text.ts'

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

export const languageSchema = z
  .string()
  .refine((tag) => canonicalLanguage(tag) !== undefined, rule('unknown_language'))
  .overwrite((tag) => canonicalLanguage(tag) ?? tag)
  .meta({
    pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$',
    maxLength,
    description: 'BCP 47 language tag; kept in canonical form',
  })

/** The same line of text in one or more languages, by language tag. */
export type LanguageMap = Readonly<Record<LanguageTag, string>>

/** A schema for one line of at most `max` characters in at least one language. */
export function languageMap(max: number) {
  return z
    .record(languageSchema, line(max))
    .refine((map) => Object.keys(map).length > 0, rule('no_language'))
    .refine((map) => Object.keys(map).length <= maxLanguages, rule('too_many_languages'))
}
