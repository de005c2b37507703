import { type Language, pick } from '@passerelle/messages'
import { listText } from '../../language/list.ts'
import { moneyText } from '../../language/money.ts'
import { countryName, languageName, type Wording } from '../../language/names.ts'
import { dayText } from '../../language/times.ts'

/** A field of a package as it is read: its name, and its value as text or as further fields. */
export type Read = { readonly name: string; readonly value: string | readonly Read[] }

// The codes of these fields have words under these headings.
const headings: Readonly<Record<string, string>> = {
  needs: 'need',
  urgency: 'urgency',
  ageBracket: 'age',
  status: 'state',
  learnt: 'learnt',
  level: 'level',
}

const countries = new Set(['returnCountry', 'country'])
const languages = new Set(['languages', 'language'])

/** Reads all that stands in a document of a package; the items of the plans are lists of sections. */
export function readContent(speaker: Wording, content: object): readonly Read[] {
  return Object.values(content).flatMap((section: unknown) =>
    Array.isArray(section)
      ? section.map((item, place) => ({ name: `${place + 1}.`, value: readFields(speaker, item) }))
      : readFields(speaker, section),
  )
}

/**
 * Reads what crosses, every field of it: with its name and its value in the language of the speaker. A field or a code
 * that has no word yet is shown as it is written, because nothing may cross unseen.
 */
export function readFields(speaker: Wording, content: unknown): readonly Read[] {
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content).map(([field, value]) => ({
    name: wordOr(speaker, `field.${field}`, field),
    value: readValue(speaker, field, value),
  }))
}

function readValue(speaker: Wording, field: string, value: unknown): string | readonly Read[] {
  const { language } = speaker
  if (Array.isArray(value)) {
    const items = value.map((item) => readValue(speaker, field, item))
    const texts = items.filter((item) => typeof item === 'string')
    const [only] = items
    // A list of one needs no number.
    if (items.length === 1 && only !== undefined) return only
    return texts.length === items.length
      ? listText(language, texts)
      : items.map((item, place) => ({ name: `${place + 1}.`, value: item }))
  }
  if (isMoney(value)) return moneyText(language, value)
  if (typeof value === 'object' && value !== null) {
    return isOfLanguages(value) ? pick(value, language) : readFields(speaker, value)
  }
  if (typeof value === 'boolean') return speaker.say(value ? 'kit.yes' : 'kit.no')
  return readText(speaker, language, field, String(value))
}

function readText(speaker: Wording, language: Language, field: string, text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayText(language, text)
  if (countries.has(field)) return countryName(language, text)
  if (languages.has(field)) return languageName(speaker, text)
  // A kind is one of a referral, of a name, of a channel or of money; no two have a code in common.
  const keys =
    field === 'kind' ? ['kind', 'channel', 'nameKind', 'evidence', 'financeKind'] : [headings[field] ?? field]
  for (const heading of keys) {
    const word = wordOr(speaker, `${heading}.${text}`, '')
    if (word !== '') return word
  }
  return text
}

function wordOr(speaker: Wording, key: string, otherwise: string): string {
  // A key that was made of a code; none of these sentences has a place.
  return speaker.has(key) ? speaker.say(key as 'kit.yes') : otherwise
}

function isMoney(value: unknown): value is { readonly minorUnits: number; readonly currency: string } {
  return typeof value === 'object' && value !== null && 'minorUnits' in value && 'currency' in value
}

/** A text in several languages: every name in it is a language tag. */
function isOfLanguages(value: object): value is Readonly<Record<string, string>> {
  const entries = Object.entries(value)
  return (
    entries.length > 0 &&
    entries.every(([tag, text]) => /^[a-z]{2,3}(-[A-Za-z]+)*$/.test(tag) && typeof text === 'string') &&
    entries.some(([tag]) => ['en', 'de', 'fr', 'ar'].includes(tag))
  )
}
