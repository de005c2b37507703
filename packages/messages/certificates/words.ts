import type { Language } from '../core/languages.ts'
import { pick } from '../core/negotiate.ts'
import { certificateWords } from './catalogue.ts'

/** The words of a certificate in one language, with days as that language writes them. */
export type CertificateWords = {
  readonly language: Language
  readonly say: ReturnType<typeof certificateWords.in>['say']
  /** A day, also out of an instant: then its day in UTC. */
  day(instant: string): string
  /** From one day until another; one of them where they are the same. */
  days(from: string, until: string): string
  pick(texts: Readonly<Record<string, string>>): string
}

export function certificateWordsIn(language: Language): CertificateWords {
  const written = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const day = (instant: string) => written.format(new Date(instant))
  return {
    language,
    say: certificateWords.in(language).say,
    day,
    days: (from, until) => (from === until ? day(from) : `${day(from)} – ${day(until)}`),
    pick: (texts) => pick(texts, language),
  }
}
