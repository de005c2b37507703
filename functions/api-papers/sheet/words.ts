import { type Direction, directionOf, type Language, pick } from '@passerelle/messages'
import { type SheetSpeaker, sheet } from '@passerelle/messages/sheet'
import { type Meeting, whenAndWhere } from '@passerelle/messages/when'

/** The words of the sheet in one language, with the days, countries and numbers as that language writes them. */
export type Words = {
  readonly language: Language
  readonly direction: Direction
  readonly say: SheetSpeaker['say']
  day(date: string): string
  /** Day and hour by the clock of a place, which is named. */
  when(meeting: Meeting): string
  country(code: string): string
  /** What a language is called. */
  spoken(tag: string): string
  /** A text of a programme in this language, or in the nearest that there is. */
  title(texts: Readonly<Record<string, string>>): string
}

export function wordsIn(language: Language): Words {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const countries = new Intl.DisplayNames(language, { type: 'region' })
  const tongues = new Intl.DisplayNames(language, { type: 'language' })
  return {
    language,
    direction: directionOf(language),
    say: sheet.in(language).say,
    day: (date) => days.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),
    when: (meeting) => whenAndWhere(language, meeting),
    country: (code) => countries.of(code) ?? code,
    spoken: (tag) => tongues.of(tag) ?? tag,
    title: (texts) => pick(texts, language),
  }
}
