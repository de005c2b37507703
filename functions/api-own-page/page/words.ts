import { type Direction, directionOf, type Language } from '@passerelle/messages'
import { loadMe, type MeSpeaker } from '@passerelle/messages/me'

/** The words of the page in one language, with days and countries as that language writes them. */
export type Words = {
  readonly language: Language
  readonly direction: Direction
  readonly say: MeSpeaker['say']
  day(instant: string): string
  /** Day and hour in UTC, which is named: nobody told this page by which clock the reader lives. */
  moment(instant: string): string
  country(code: string): string
}

export async function wordsIn(language: Language): Promise<Words> {
  const { say } = await loadMe(language)
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const moments = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  })
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  return {
    language,
    direction: directionOf(language),
    say,
    day: (instant) => days.format(new Date(instant)),
    moment: (instant) => moments.format(new Date(instant)),
    country: (code) => countries.of(code) ?? code,
  }
}
