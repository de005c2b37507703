import type { Language } from '@passerelle/runtime/messages'
import ar from './messages/ar.json' with { type: 'json' }
import de from './messages/de.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

type Key = keyof typeof en

/** What the sheet says in one language, with the days, countries and numbers as that language writes them. */
export type Words = {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  say(key: Key, facts?: Readonly<Record<string, string | number>>): string
  day(date: string): string
  country(code: string): string
  /** A text of a catalogue in this language, or in the nearest that there is. */
  title(texts: Readonly<Record<string, string>>): string
}

const catalogues: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en, de, fr, ar }

export function wordsIn(language: Language): Words {
  const catalogue = catalogues[language]
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const countries = new Intl.DisplayNames(language, { type: 'region' })
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    say: (key, facts = {}) =>
      catalogue[key].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '')),
    day: (date) => days.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),
    country: (code) => countries.of(code) ?? code,
    title: (texts) => texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '',
  }
}
