import { type Language, pick } from '@passerelle/messages'
import { certificateWords } from '@passerelle/messages/certificates'

/** The words of the page in one language, with days as that language writes them. */
export type Words = {
  readonly language: Language
  readonly say: ReturnType<typeof certificateWords.in>['say']
  day(instant: string): string
  pick(texts: Readonly<Record<string, string>>): string
}

export function wordsIn(language: Language): Words {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return {
    language,
    say: certificateWords.in(language).say,
    day: (instant) => days.format(new Date(instant)),
    pick: (texts) => pick(texts, language),
  }
}
