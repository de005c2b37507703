import { addDays, calendarOf, isWorkingDay } from '@passerelle/domain/calendar'
import type { LocalCloud, Mail } from '@passerelle/local-cloud'
import { expect } from 'vitest'

export type Letter = Extract<Mail, { kind: 'sent' }>

/** Gives, each time it is asked, the letters that were sent since it was asked last, or since this was made. */
export function freshLetters(cloud: LocalCloud): () => Promise<readonly Letter[]> {
  let seen = cloud.mails().length
  return async () => {
    await cloud.settled()
    const all = cloud.mails()
    const fresh = all.slice(seen).filter((mail): mail is Letter => mail.kind === 'sent')
    seen = all.length
    return fresh
  }
}

/** The letters that are sent at eight o’clock of a day, where the clock on the wall shows UTC. */
export async function lettersOn(cloud: LocalCloud, day: string): Promise<readonly Letter[]> {
  await cloud.settled()
  const before = cloud.mails().length
  const outcome = await cloud.invoke('send-digests', { at: `${day}T08:00:00.000Z` })
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  expect(JSON.parse(outcome.payload)).toMatchObject({ failed: 0 })
  await cloud.settled()
  return cloud
    .mails()
    .slice(before)
    .filter((mail): mail is Letter => mail.kind === 'sent')
}

/** The working day of a country that comes next after a day, or before it. */
export function workingDay(country: string, from: string, step: 1 | -1): string {
  const calendar = calendarOf(country)
  let day = addDays(from, step)
  while (!isWorkingDay(day, calendar)) day = addDays(day, step)
  return day
}
