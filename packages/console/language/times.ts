import { isolated, type Language } from '@passerelle/messages'

const dayMs = 86_400_000
const aMonday = Date.UTC(2024, 0, 1)

/** A calendar day such as `2027-03-09` as the reader writes it. It has no time zone: it is the same day everywhere. */
export function dayText(reader: Language, day: string): string {
  return new Intl.DateTimeFormat(reader, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
}

/** The day of an instant on the reader's own calendar. */
export function dayOfInstant(reader: Language, instant: string): string {
  return dayText(reader, today(new Date(instant)))
}

/** A year of the calendar as the reader writes it. */
export function yearText(reader: Language, year: number): string {
  return new Intl.DateTimeFormat(reader, { year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, 0, 1))
}

/** From one day to another, each in one piece: in Arabic the two would change places. An end that is open is left blank. */
export function periodText(
  reader: Language,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): string {
  return [from, to].map((day) => (day ? isolated(reader, dayText(reader, day)) : '')).join(' – ')
}

/** An instant on the reader's own clock: day, hour, and the name of the zone, so that nobody takes it for another's. */
export function momentText(reader: Language, instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(reader, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(Date.parse(instant))
}

/** A day of the week by its name; Monday is 1, Sunday 7. */
export function weekdayText(reader: Language, day: number): string {
  const format = new Intl.DateTimeFormat(reader, { weekday: 'long', timeZone: 'UTC' })
  return format.format(aMonday + (day - 1) * dayMs)
}

/** How far off an instant is, in whole days, or in hours when it is near: "in 3 days", "2 hours ago". */
export function distanceText(reader: Language, instant: string, now: number): string {
  const ahead = Date.parse(instant) - now
  const relative = new Intl.RelativeTimeFormat(reader, { numeric: 'auto' })
  if (Math.abs(ahead) < 3_600_000) return relative.format(Math.trunc(ahead / 60_000), 'minute')
  if (Math.abs(ahead) < dayMs) return relative.format(Math.trunc(ahead / 3_600_000), 'hour')
  return relative.format(Math.trunc(ahead / dayMs), 'day')
}

/** Today on the reader's calendar, as a field of a form wants it. */
export function today(now: Date = new Date()): string {
  return now.toLocaleDateString('sv-SE')
}
