import type { AnswerableKind } from '@passerelle/domain/newcomers'
import { type ContactTerm, contactTerms } from '../contact-terms/index.ts'
import { catalogue } from '../core/catalogue.ts'
import type { Language } from '../core/languages.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** What the pages say by which people without an account ask for contact. */
export type NewcomerKey = keyof typeof en | ContactTerm

const english: Readonly<Record<`kind.${AnswerableKind}`, string>> & typeof en = en

export const newcomerWords = catalogue(
  {
    en: { ...contactTerms.en, ...english },
    de: { ...contactTerms.de, ...de },
    fr: { ...contactTerms.fr, ...fr },
    ar: { ...contactTerms.ar, ...ar },
  },
  {
    lead: ['organisation'],
    // The text to which people agree: when it comes to mean something else, it is a new edition (`agreementEdition`).
    agreement: ['organisation', 'days', 'longest'],
    fullText: ['organisation'],
    takeBackText: ['organisation'],
  },
)

/** The words of the pages in one language, with days, countries and languages as that language names them. */
export type NewcomerWords = {
  readonly language: Language
  readonly say: ReturnType<typeof newcomerWords.in>['say']
  day(date: string): string
  country(code: string): string
  spoken(tag: string): string
}

export function newcomerWordsIn(language: Language): NewcomerWords {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const countries = new Intl.DisplayNames(language, { type: 'region' })
  const spoken = new Intl.DisplayNames(language, { type: 'language' })
  return {
    language,
    say: newcomerWords.in(language).say,
    day: (date) => days.format(new Date(date)),
    country: (code) => countries.of(code) ?? code,
    spoken: (tag) => spoken.of(tag) ?? tag,
  }
}
