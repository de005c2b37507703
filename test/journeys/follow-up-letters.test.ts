import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { anEmployment, metByThemselves, ofMonth } from '../support/follow-up.ts'
import { type Letter, lettersOn, workingDay } from '../support/letters.ts'

/* Nothing happens when a day comes; who is to ask somebody how they fare is told on its morning. */

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
// Where the clock on the wall shows UTC.
const { admin } = await stage.openTenant({ kind: 'centre', country: 'GH', language: 'en' })
const atOnce = await stage.join(admin, ['coach'])
const daily = await stage.join(admin, ['coach'])
const never = await stage.join(admin, ['coach'])
const lead = await stage.join(admin, ['coordinator'])
for (const [who, notices] of [
  [daily, 'daily'],
  [never, 'never'],
] as const) {
  const { body } = await who.api.readNotices()
  await who.api.editNotices({ body: { notices }, ifMatch: body.version })
}

const contactOn = inDays(-110)
const met = await metByThemselves(atOnce.api, contactOn)
await metByThemselves(daily.api, contactOn)
await metByThemselves(daily.api, contactOn)
await metByThemselves(never.api, contactOn)
const { dueOn } = ofMonth(met.begun, 3)

const to = (mails: readonly Letter[]) => mails.map((mail) => mail.to).toSorted()

test('on the morning of the day, whoever works with the case is told, once, as they want it; and nobody before', async () => {
  expect(await lettersOn(cloud, workingDay('GH', dueOn, -1))).toEqual([])
  const told = await lettersOn(cloud, dueOn)
  expect(to(told)).toEqual([atOnce.email, daily.email].toSorted())
  expect(told.find((mail) => mail.to === daily.email)?.text).toContain('2 things wait for you')
  // A letter names nobody and says nothing of what it is about.
  for (const { text, subject } of told) expect(`${subject} ${text}`).not.toMatch(/Fatou|Ndiaye|follow/i)
  expect(await lettersOn(cloud, dueOn)).toEqual([])
  expect(to(told)).not.toContain(lead.email)
})

test('what is overdue is counted every day, and told at once no second time; what is done no more', async () => {
  const next = workingDay('GH', dueOn, 1)
  expect(to(await lettersOn(cloud, next))).toEqual([daily.email])
  const { items } = (await daily.api.listDueFollowUps({})).body
  expect(items).toHaveLength(2)
  for (const { participantId, followUpId } of items) {
    await daily.api.recordFollowUp({
      params: { participantId, followUpId },
      ifMatch: 1,
      body: anEmployment(),
    })
  }
  expect(await lettersOn(cloud, workingDay('GH', next, 1))).toEqual([])
})
