import { addDays } from '@passerelle/domain/calendar'
import { expect, test } from 'vitest'
import { endings, inYears } from '../retention/support.ts'
import { takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { lettersOn, workingDay } from '../support/letters.ts'

/* Whoever works with a case is written to once it was told that it ends, thirty days before. */

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
// Where the clock on the wall shows UTC.
const { admin } = await stage.openTenant({ kind: 'centre', country: 'GH', language: 'en' })
const [coach, colleague] = [await stage.join(admin, ['coach']), await stage.join(admin, ['coach'])]
const { run, close } = endings(stage)
const after = (day: string) => workingDay('GH', day, 1)

test('on the next working day, once, without a word of whom it is about', async () => {
  const { id } = await takeIn(coach.api)
  await takeIn(colleague.api)
  await close(coach, id)
  const told = inYears(2, -30)
  expect(await lettersOn(cloud, after(addDays(told, -3)))).toEqual([])
  expect(await run(told)).toMatchObject({ told: 1 })
  const morning = after(told)
  const letters = await lettersOn(cloud, morning)
  expect(letters.map(({ to }) => to)).toEqual([coach.email])
  for (const { subject, text } of letters) expect(`${subject} ${text}`).not.toMatch(/Fatou|Ndiaye|case/i)
  expect(await lettersOn(cloud, after(morning))).toEqual([])
})
