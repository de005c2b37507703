import { catalogue } from '../core/catalogue.ts'
import { type Language, languages } from '../core/languages.ts'
import { type OfferTerm, offerTerms } from '../offer-terms/index.ts'
import { type VacancyTerm, vacancyTerms } from '../vacancy-terms/index.ts'
import { vacancyPlaces } from '../vacancy-terms/places.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** What the public pages of centres, offers and vacancies say. */
export type OfferKey = keyof typeof en | OfferTerm | VacancyTerm

export const offerWords = catalogue(
  {
    en: { ...offerTerms.en, ...vacancyTerms.en, ...en },
    de: { ...offerTerms.de, ...vacancyTerms.de, ...de },
    fr: { ...offerTerms.fr, ...vacancyTerms.fr, ...fr },
    ar: { ...offerTerms.ar, ...vacancyTerms.ar, ...ar },
  },
  {
    ...vacancyPlaces,
    'page.morePlaces': ['count'],
    'page.answeredBy': ['country'],
    'page.capacity': ['free', 'day'],
  },
)

/** A text of somebody else's, and the language in which it stands. */
export type Written = { readonly text: string; readonly language: string }

/** The words of the pages in one language, with days, countries and languages as that language names them. */
export type OfferWords = {
  readonly language: Language
  readonly say: ReturnType<typeof offerWords.in>['say']
  day(date: string): string
  country(code: string): string
  spoken(tag: string): string
  /** Of a text in several languages the one to show. */
  pick(texts: Readonly<Record<string, string>>): Written
}

export function offerWordsIn(language: Language): OfferWords {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const countries = new Intl.DisplayNames(language, { type: 'region' })
  const spoken = new Intl.DisplayNames(language, { type: 'language' })
  return {
    language,
    say: offerWords.in(language).say,
    day: (date) => days.format(new Date(date)),
    country: (code) => countries.of(code) ?? code,
    spoken: (tag) => spoken.of(tag) ?? tag,
    pick: (texts) => pickWritten(texts, language),
  }
}

/**
 * In the language itself, else in a language of the platform, else in whatever it is written: the same each time, in
 * whatever order the languages come.
 */
function pickWritten(texts: Readonly<Record<string, string>>, language: Language): Written {
  const tags = Object.keys(texts).toSorted()
  const near = (wanted: string) => tags.find((tag) => tag.split('-', 1)[0] === wanted)
  const tag = [language, ...languages].map(near).find((found) => found !== undefined) ?? tags[0] ?? language
  return { text: texts[tag] ?? '', language: tag }
}
