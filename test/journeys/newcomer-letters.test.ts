import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { freshLetters, lettersOn, workingDay } from '../support/letters.ts'
import { anAsk, askOf, openCentre, openForms } from '../support/newcomers.ts'

/* Whoever leads a centre is written to when somebody without an account asks it for contact. */

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
const visitor = stage.client()
const nextForm = await openForms(visitor, 8)

/** A centre, and somebody who asks it for contact. */
async function aCentre() {
  const { tenant, admin, coordinator } = await openCentre(stage)
  const ask = async () =>
    (await visitor.askForContact({ body: askOf({ organisationId: tenant.id }, nextForm()) })).body
  return { admin, coordinator, ask }
}

const fresh = freshLetters(cloud)
const to = async () => (await fresh()).map((letter) => letter.to).toSorted()

test('the coordinators hear of each request at once, and of nobody who asks', async () => {
  const { admin, coordinator, ask } = await aCentre()
  await stage.join(admin, ['coach'])
  const second = await stage.join(admin, ['coordinator'])
  await fresh()
  const receipt = await ask()
  const letters = await fresh()
  expect(letters.map((letter) => letter.to).toSorted()).toEqual([coordinator.email, second.email].toSorted())
  for (const { subject, text } of letters)
    expect(`${subject} ${text}`).not.toMatch(new RegExp(`${anAsk.name}|mango|Dakar|${receipt.code}`))
  const [line] = (await coordinator.api.listContactRequests({})).body.items
  const params = { contactRequestId: line?.id ?? '' }
  // That it is read or answered is no news to anybody there.
  await coordinator.api.readContactRequest({ params })
  const { version } = (await coordinator.api.listContactRequests({})).body.items[0] ?? { version: 0 }
  await coordinator.api.answerContactRequest({ params, ifMatch: version, body: { answer: 'taken_up' } })
  expect(await to()).toEqual([])
})

test('where nobody coordinates, the coaches hear of it; whoever wants no letters gets none', async () => {
  const { admin, coordinator, ask } = await aCentre()
  const coach = await stage.join(admin, ['coach'])
  await admin.api.editMember({
    params: { memberId: coordinator.memberId },
    ifMatch: (await admin.api.readMember({ params: { memberId: coordinator.memberId } })).body.version,
    body: { roles: ['admin'] },
  })
  await fresh()
  await ask()
  expect(await to()).toEqual([coach.email])
  const { version } = (await coach.api.readNotices()).body
  await coach.api.editNotices({ ifMatch: version, body: { notices: 'never' } })
  await ask()
  expect(await to()).toEqual([])
})

test('one letter a day counts what waits, and nothing that was taken back', async () => {
  const { coordinator, ask } = await aCentre()
  const { version } = (await coordinator.api.readNotices()).body
  await coordinator.api.editNotices({ ifMatch: version, body: { notices: 'daily', language: 'en' } })
  await fresh()
  await ask()
  await ask()
  const regretted = await ask()
  await visitor.takeBackContactRequest({ params: { receiptCode: regretted.code } })
  expect(await to()).toEqual([])
  const morning = workingDay('SN', new Date().toISOString().slice(0, 10), 1)
  const letters = await lettersOn(cloud, morning)
  const own = letters.filter((letter) => letter.to === coordinator.email)
  expect(own.map(({ text }) => text)).toEqual([expect.stringContaining('2 things wait')])
})
