import { isolated } from '../core/isolate.ts'
import type { Language } from '../core/languages.ts'

export { openingTimes } from './opening-hours.ts'

/** When and where two people meet. */
export type Meeting = { readonly at: string; readonly country: string; readonly timeZone: string }

/** Day and hour by the clock of the place, and which place that is. */
export function whenAndWhere(language: Language, meeting: Meeting): string {
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(meeting.country) ?? meeting.country
  return `${written(language, meeting)} (${country}, ${isolated(language, offsetOf(meeting))})`
}

/** Day and hour, and by which clock: for a text that others may read, and that must not tell of a place. */
export function whenByClock(language: Language, meeting: Omit<Meeting, 'country'>): string {
  return `${written(language, meeting)} (${isolated(language, offsetOf(meeting))})`
}

/** A day of the calendar. */
export function dayInWords(language: Language, day: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

function written(language: Language, { at, timeZone }: Omit<Meeting, 'country'>): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone })
  return format.format(new Date(at))
}

/** How far the clock there is from UTC on that day: `UTC+1`. */
function offsetOf({ at, timeZone }: Omit<Meeting, 'country'>): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    new Date(at),
  )
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? ''
  return `UTC${offset === '' ? '+0' : offset}`
}
