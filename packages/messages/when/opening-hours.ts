import { listed } from '../core/isolate.ts'
import type { Language } from '../core/languages.ts'

/** A stretch of the week by the clock of a place. Monday is 1, Sunday 7. */
export type Opening = { readonly days: readonly number[]; readonly from: string; readonly to: string }

const dayMs = 86_400_000
const aMonday = Date.UTC(2024, 0, 1)

/** Opening hours as people read them, one line for the same days: `Monday–Friday 08:00–12:30, 14:00–17:00`. */
export function openingTimes(language: Language, openings: readonly Opening[]): string[] {
  const byDays = Map.groupBy(openings, ({ days }) => days.toSorted().join())
  const lines = [...byDays.values()].map((some) =>
    some.toSorted((one, other) => (one.from < other.from ? -1 : 1)),
  )
  return lines
    .toSorted(([one], [other]) => firstDay(one) - firstDay(other))
    .map((some) => `${daysIn(language, some[0]?.days ?? [])} ${listed(language, some.map(timesOf))}`)
}

function timesOf({ from, to }: Opening): string {
  return `${from}–${to}`
}

function firstDay(opening: Opening | undefined): number {
  return Math.min(...(opening?.days ?? []))
}

/** Days that follow each other as first and last one, where they are more than two. */
function daysIn(language: Language, days: readonly number[]): string {
  const runs: number[][] = []
  for (const day of days.toSorted()) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  const nameOf = (day: number) => format.format(aMonday + (day - 1) * dayMs)
  const named = runs.flatMap((run) => {
    const [first, ...rest] = run.map(nameOf)
    const last = rest.at(-1)
    return run.length > 2 && last ? [`${first}–${last}`] : run.map(nameOf)
  })
  return listed(language, named)
}
