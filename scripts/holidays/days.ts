import Holidays, { type HolidaysTypes } from 'date-holidays'
import { type Addition, type Correction, corrections } from './corrections.ts'

/** A holiday; `isExpected` where the moon decides it, and a country may keep another day. */
export type Day = { readonly date: string; readonly key: string; readonly isExpected: boolean }

/** A country, a Land of Germany, or a part of one: `['DE', 'BY', 'KATH']`. */
export type Place = readonly [country: string, state?: string, region?: string]

const lunarMonth = /^\d+ (?:Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Ramadan|Shawwal|Dhu)/

const keysByRule: readonly (readonly [RegExp, string])[] = [
  [/^1 Shawwal/, 'fitr'],
  [/^10 Dhu al-Hijjah/, 'adha'],
  [/^1 Muharram/, 'islamic-new-year'],
  [/^(?:9|10) Muharram/, 'ashura'],
  [/^12 Rabi al-awwal/, 'mawlid'],
  [/^2[37] Ramadan/, 'laylat-al-qadr'],
  [/^18 Safar/, 'grand-magal'],
  [/^easter -2$/, 'good-friday'],
  [/^easter$/, 'easter-sunday'],
  [/^easter 1$/, 'easter-monday'],
  [/^easter 39$/, 'ascension'],
  [/^easter 49$/, 'whit-sunday'],
  [/^easter 50$/, 'whit-monday'],
  [/^easter 60$/, 'corpus-christi'],
  [/^orthodox -2$/, 'orthodox-good-friday'],
  [/^orthodox$/, 'orthodox-easter-sunday'],
  [/^orthodox 1$/, 'orthodox-easter-monday'],
  [/^julian 12-25$/, 'orthodox-christmas'],
  [/^wednesday before 11-23$/, 'repentance-day'],
]

/** The holidays of a place in a year, one a day, in their order. */
export function daysOf(place: Place, year: number): readonly Day[] {
  const correction: Correction = corrections[place[0]] ?? { additions: [] }
  const days = [...sourceDays(place, year, correction), ...addedDays(correction.additions, year)].filter(
    ({ date }) => !correction.without?.includes(date),
  )
  const mondays = correction.mondays ? days.flatMap(nextMonday) : []
  return oneADay([...days, ...mondays])
}

function sourceDays(
  [country, state = '', region = '']: Place,
  year: number,
  { keys = {}, without = [] }: Correction,
): readonly Day[] {
  const options = { types: ['public' as const], languages: ['en'] }
  if (!(country in new Holidays().getCountries())) return []
  const source = new Holidays(country, state, region, options)
  return source
    .getHolidays(year)
    .filter(({ rule }) => !without.some((wrong) => rule.startsWith(wrong)))
    .flatMap((holiday) => {
      const better = Object.keys(keys).find((start) => holiday.rule.startsWith(start))
      return spread(holiday, (better && keys[better]) ?? keyOf(holiday))
    })
}

function addedDays(additions: readonly Addition[], year: number): readonly Day[] {
  return additions.flatMap(({ key, rule }) => {
    // Any country in UTC will do: only the one holiday that is set is looked at.
    const source = new Holidays('SN', { types: ['public'] })
    if (!source.setHoliday(rule, { name: { en: key }, type: 'public' })) {
      throw new TypeError(`${rule} is no rule of a holiday`)
    }
    return source
      .getHolidays(year)
      .filter((holiday) => holiday.rule === rule)
      .flatMap((holiday) => spread(holiday, key))
  })
}

/** Every day of a holiday. A feast begins on the eve; its `date` is the day that follows it. */
function spread({ date, rule }: HolidaysTypes.Holiday, key: string): readonly Day[] {
  const length = Number(/ P(\d)D/.exec(rule)?.[1] ?? 1)
  const isExpected = lunarMonth.test(rule)
  return Array.from({ length }, (_, day) => ({ date: daysAfter(date.slice(0, 10), day), key, isExpected }))
}

function nextMonday(day: Day): readonly Day[] {
  const weekday = weekdayOf(day.date)
  return weekday > 5 ? [{ ...day, date: daysAfter(day.date, 8 - weekday) }] : []
}

/** Of two holidays on one day the one that is certain, and otherwise the first. */
function oneADay(days: readonly Day[]): readonly Day[] {
  const byDate = new Map<string, Day>()
  for (const day of days) {
    const other = byDate.get(day.date)
    if (other === undefined || (other.isExpected && !day.isExpected)) byDate.set(day.date, day)
  }
  return [...byDate.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
}

function keyOf({ rule, name }: HolidaysTypes.Holiday): string {
  const known = keysByRule.find(([pattern]) => pattern.test(rule))
  if (known) return known[1]
  return name
    .replace(/ \(.*\)$/, '')
    .replace(/['’]/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The day so many days later. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday is 7. */
function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7
}
