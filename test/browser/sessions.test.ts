import { expect, test } from 'vitest'
import { aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'
import type { Complaint } from '../support/open-browser.ts'

/* A coach plans a session and gives places in it; whoever holds it writes down who was there. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const coach = await stage.join(admin, ['coach'])
const colleague = await stage.join(admin, ['coach'])
const instructor = await stage.join(admin, ['instructor'])
const coordinator = await stage.join(admin, ['coordinator'])
const { programme } = await aProgramme(coordinator.api)
const [fatou, chidi] = [await takeIn(coach.api), await takeIn(colleague.api, named('Chidi', 'Okafor'))]
const { before, at } = await desks(stage)

/** The browser itself notes each refusal of the API. */
const noted = (...statuses: readonly number[]): readonly Complaint[] =>
  statuses.map((status) => ({ kind: 'log', text: expect.stringContaining(`status of ${status}`) }))

test('a coach plans a session, is told of a mistake at its field, gives a place and takes it back', async () => {
  const { page, field, press, confirm, heading, follow, complaints } = await at('/sessions', coach)
  await heading('No session in this time')
  await follow('Plan a session')
  await heading('Plan a session')
  await field('Programme').selectOption(programme.id)
  await field('What it is about (optional)').fill('First steps of a business')
  await field('Day').fill(inDays(3))
  await field('Time zone').fill('Europe/Munich')
  await field('Places at once').fill('1')
  await press('Plan a session')
  await field('Time zone').and(page.locator('[aria-invalid="true"]')).waitFor()
  expect(await field('What it is about (optional)').inputValue()).toBe('First steps of a business')
  await field('Time zone').fill('Europe/Berlin')
  await press('Plan a session')
  await heading('First steps of a business')
  await page.getByText('0 of 1 places').waitFor()

  await field('Name').fill('fatu')
  await press('Give Fatou Ndiaye a place')
  await page.getByText('Fatou Ndiaye has a place.').waitFor()
  await page.getByText('1 of 1 places').waitFor()
  await confirm('Take the place back')
  await heading('Nobody yet')
  await confirm('Call the session off')
  await page.getByText('called off', { exact: true }).first().waitFor()
  await page.evaluate(`location.hash = '/sessions'`)
  await page.getByRole('link', { name: 'First steps of a business' }).waitFor()
  expect(complaints()).toEqual(noted(400))

  await coach.api.planSession({ body: aTraining(programme.id, coach, { day: inDays(3), title: 'Earlier' }) })
  await follow('Plan a session')
  await field('Programme').selectOption(programme.id)
  await field('Day').fill(inDays(3))
  await field('Time zone').fill('Europe/Berlin')
  await field('Places at once').fill('1')
  await press('Plan a session')
  await follow('The same person holds it')
  await heading('Earlier')
})

test('an instructor sees who comes, writes down who was there, and the coach sees it in the case', async () => {
  const training = aTraining(programme.id, instructor, { title: 'Book-keeping' })
  const session = await aTrainingWith(coach.api, training, [fatou.id])
  await colleague.api.enrolParticipant({
    params: { sessionId: session.id },
    body: { participantId: chidi.id },
  })
  const { page, signIn, field, press, heading, complaints } = await before()
  await signIn(instructor)
  // Somebody who only teaches begins with their sessions.
  await heading('Sessions')
  await field('Period').selectOption('past')
  await page.getByRole('link', { name: 'Book-keeping' }).click()
  await press('Write down who was there')
  await field('How Fatou Ndiaye attended').selectOption('attended')
  await field('How Chidi Okafor attended').selectOption('late')
  await field('Units for Chidi Okafor').fill('9')
  await press('Save')
  await page.getByText('More than the 4 teaching units of this session.').first().waitFor()
  await field('Units for Chidi Okafor').fill('3')
  await press('Save')
  await heading('Who was there')
  await page.getByText('3 of 4 units').waitFor()
  // A name leads nowhere for somebody who works with no case.
  expect(await page.getByRole('link', { name: 'Fatou Ndiaye' }).count()).toBe(0)
  expect(complaints()).toEqual(noted(400))

  const desk = await at(`/cases/${fatou.id}`, coach)
  await desk.heading('Sessions attended')
  await desk.page.getByText('4 teaching units altogether').waitFor()
  await desk.page.getByRole('link', { name: 'Group training', exact: true }).first().click()
  await desk.heading('Book-keeping')
  await desk.page.getByText('1 more, whom a colleague works with').waitFor()
  expect(await desk.page.getByText('Chidi').count()).toBe(0)
})

test('a roster that somebody else wrote meanwhile is told of, and nothing that was chosen is lost', async () => {
  const session = await aTrainingWith(coach.api, aTraining(programme.id, coach, { title: 'Pricing' }), [
    fatou.id,
  ])
  const { id } = (await coach.api.planSession({ body: aTraining(programme.id, coach, { day: inDays(0) }) }))
    .body
  const { page, field, press, heading } = await at('/today', coach, { timezoneId: 'UTC' })
  await heading('Your sessions today')
  expect(await page.locator(`a[href*="${id}"]`).count()).toBe(1)
  await page.evaluate(`location.hash = '/sessions/${session.id}'`)
  await press('Write down who was there')
  await field('How Fatou Ndiaye attended').selectOption('attended')
  await coordinator.api.recordAttendance({
    params: { sessionId: session.id },
    ifMatch: 2,
    body: { lines: [{ participantId: fatou.id, status: 'excused' }] },
  })
  await press('Save')
  await page.getByText('This is how it stands now:').waitFor()
  await page.locator('dd', { hasText: 'excused' }).waitFor()
  expect(await field('How Fatou Ndiaye attended').inputValue()).toBe('attended')
  await press('Save')
  await page.getByRole('button', { name: 'Write down who was there' }).waitFor()
  await page.locator('li', { hasText: 'corrected' }).waitFor()
  const { body } = await coach.api.listAttendance({ params: { participantId: fatou.id } })
  expect(body.items.find(({ sessionId }) => sessionId === session.id)).toMatchObject({
    status: 'attended',
    recordedBy: memberId(coach),
    earlier: [{ status: 'excused' }],
  })
})

test('whoever holds sessions reads them in their own calendar, by an address that is shown once', async () => {
  const session = await aTrainingWith(
    coordinator.api,
    aTraining(programme.id, colleague, { day: inDays(5) }),
    [],
  )
  const { page, confirm, heading, complaints } = await at('/sessions', colleague)
  await heading('In your own calendar')
  await confirm('Make an address')
  const address = page.getByText('/v1/public/session-feeds/')
  const first = (await address.textContent()) ?? ''
  expect(await (await fetch(first)).text()).toContain(`UID:${session.id}@passerelle`)
  await page.evaluate(`location.hash = '/cases'`)
  await heading('My cases')
  await page.evaluate(`location.hash = '/sessions'`)
  await page.getByText('Your calendar has had an address since').waitFor()
  expect(await address.count()).toBe(0)
  await confirm('Make another address')
  expect(await address.textContent()).not.toBe(first)
  await confirm('End the address')
  await page.getByRole('button', { name: 'Make an address' }).waitFor()
  expect(complaints()).toEqual([])
})
