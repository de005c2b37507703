import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** The days on which the story plays. Told again on kept data, it plays on the same days, so nothing is done twice. */
export type StoryDays = { day(offset: number): string }

/** @param file where the first day is kept; absent: the story is told anew each time. */
export function storyDays(file: string | undefined): StoryDays {
  const first = firstDay(file)
  return { day: (offset) => new Date(Date.parse(first) + offset * 86_400_000).toISOString().slice(0, 10) }
}

function firstDay(file: string | undefined): string {
  if (file !== undefined && existsSync(file)) return readFileSync(file, 'utf8').trim()
  const today = new Date().toISOString().slice(0, 10)
  if (file !== undefined) writeFileSync(file, `${today}\n`)
  return today
}
