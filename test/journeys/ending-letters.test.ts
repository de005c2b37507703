import { addDays, calendarOf, isWorkingDay } from '@passerelle/domain/calendar'
import type { Mail } from '@passerelle/local-cloud'
import { expect, test } from 'vitest'
import { endings, inYears } from '../retention/support.ts'
import { takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'

/* Whoever works with a case is written to once it was told that it ends, thirty days before. */

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
// Where the clock on the wall shows UTC.
const { admin } = await stage.openTenant({ kind: 'centre', country: 'GH', language: 'en' })
const [coach, colleague] = [await stage.join(admin, ['coach']), await stage.join(admin, ['coach'])]
const { run, close } = endings(stage)
const ghana = calendarOf('GH')

function workingDayAfter(from: string): string {
  let day = addDays(from, 1)
  while (!isWorkingDay(day, ghana)) day = addDays(day, 1)
  return day
}

async function lettersOn(day: string): Promise<readonly (readonly [to: string, text: string])[]> {
  await cloud.settled()
  const before = cloud.mails().length
  const outcome = await cloud.invoke('send-digests', { at: `${day}T08:00:00.000Z` })
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  expect(JSON.parse(outcome.payload)).toMatchObject({ failed: 0 })
  await cloud.settled()
  return cloud
    .mails()
    .slice(before)
    .filter((mail): mail is Extract<Mail, { kind: 'sent' }> => mail.kind === 'sent')
    .map(({ to, subject, text }) => [to, `${subject} ${text}`])
}

test('on the next working day, once, without a word of whom it is about', async () => {
  const { id } = await takeIn(coach.api)
  await takeIn(colleague.api)
  await close(coach, id)
  const told = inYears(2, -30)
  expect(await lettersOn(workingDayAfter(addDays(told, -3)))).toEqual([])
  expect(await run(told)).toMatchObject({ told: 1 })
  const morning = workingDayAfter(told)
  const letters = await lettersOn(morning)
  expect(letters.map(([to]) => to)).toEqual([coach.email])
  for (const [, text] of letters) expect(text).not.toMatch(/Fatou|Ndiaye|case/i)
  expect(await lettersOn(workingDayAfter(morning))).toEqual([])
})
