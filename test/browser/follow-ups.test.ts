import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { aPerson, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'
import { anEmployment, metByThemselves, ofMonth } from '../support/follow-up.ts'
import type { Complaint } from '../support/open-browser.ts'

/* A caseworker of a centre begins a year of follow-up, sees who is due, and writes down how it went. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ kind: 'centre', country: 'GH', language: 'en' })
const coach = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const { at } = await desks(stage)

/** The browser itself notes each refusal of the API. */
const noted = (...statuses: readonly number[]): readonly Complaint[] =>
  statuses.map((status) => ({ kind: 'log', text: expect.stringContaining(`status of ${status}`) }))

test('a coach begins a year, is told of a mistake at its field, writes down a try and then what came of it', async () => {
  const { id } = await takeIn(coach.api, aPerson({ stage: 'returned' }))
  const { page, field, press, heading, complaints } = await at(`/cases/${id}`, coach)
  await heading('A year of follow-up')
  await press('Begin the year of follow-up')
  await field('Day of the first contact').fill(inDays(5))
  await page.locator('form').getByRole('button', { name: 'Begin the year of follow-up' }).click()
  await page.getByText('This day has not come yet.').first().waitFor()
  await field('Day of the first contact').fill(inDays(-110))
  await page.locator('form').getByRole('button', { name: 'Begin the year of follow-up' }).click()
  await page.getByText('After three months').waitFor()
  await page.getByText(/^overdue since/).waitFor()

  await press('Write down how it went: After three months')
  await press('Add a try in vain')
  await field('Day of try 1').fill(inDays(-3))
  await press('Save')
  await page.getByText('1 try in vain').waitFor()
  await press('Write down how it went: After three months')
  await field('Was the person reached?').selectOption('yes')
  await field('Day of the conversation').fill(inDays(-1))
  await field('What the person does now').selectOption('employed')
  await press('Save')
  await field('Since when').and(page.locator('[aria-invalid="true"]')).waitFor()
  expect(await field('Day of the conversation').inputValue()).toBe(inDays(-1))
  await field('Since when').fill(inDays(-20))
  await field('What was said (optional)').fill('Sews for a shop')
  await press('Save')
  await page.getByRole('button', { name: 'Put it right: After three months' }).waitFor()
  await page.getByText('in work', { exact: false }).first().waitFor()
  await page.getByText('Sews for a shop').waitFor()
  expect(complaints()).toEqual(noted(400, 400))

  await press('Put the questions: After three months')
  await field('Do you have work at present, with somebody or of your own?').waitFor()
  expect(await obstaclesOn(page)).toEqual([])
  await field('Do you have work at present, with somebody or of your own?').selectOption('yes')
  await field('Can you count on this work in the coming months?').selectOption('certainly')
  expect(await page.getByLabel('Do you know your next step towards work?').count()).toBe(0)
  await press('Save')
  await page.getByText('Too little was answered for a figure.').waitFor()

  await press('Plan one more')
  await field('Day').fill(inDays(60))
  await page.locator('form').getByRole('button', { name: 'Plan one more' }).click()
  await expect.poll(() => page.getByRole('button', { name: /^Write down how it went/ }).count()).toBe(3)
  const { body } = await coach.api.listFollowUps({ params: { participantId: id } })
  expect(ofMonth(body, 3)).toMatchObject({
    state: 'done',
    attempts: [{ on: inDays(-3), way: 'phone' }],
    result: { outcome: 'employed', note: 'Sews for a shop' },
  })
})

test('what is due stands on today, and in a list of its own, until it is done', async () => {
  const met = await metByThemselves(coach.api, inDays(-120), named('Bakary', 'Diop', { stage: 'returned' }))
  const { page, heading, follow, field } = await at('/today', coach)
  await heading('Follow-ups that are due')
  await page.getByRole('link', { name: 'Bakary Diop' }).waitFor()
  await follow('Follow-ups')
  await heading('Follow-ups')
  await field('Due').selectOption('366')
  await expect.poll(() => page.getByRole('link', { name: 'Bakary Diop' }).count()).toBe(3)
  await field('Due').selectOption('0')
  await expect.poll(() => page.getByRole('link', { name: 'Bakary Diop' }).count()).toBe(1)
  await coach.api.recordFollowUp({
    params: { participantId: met.participantId, followUpId: ofMonth(met.begun, 3).id },
    ifMatch: 1,
    body: anEmployment(),
  })
  await page.reload()
})

test('what somebody else wrote meanwhile is told, and nothing that was typed is lost', async () => {
  const { participantId, begun } = await metByThemselves(coach.api)
  const { page, field, press } = await at(`/cases/${participantId}`, coach)
  await press('Write down how it went: After three months')
  await field('Was the person reached?').selectOption('yes')
  await field('What the person does now').selectOption('self_employed')
  await field('Since when').fill(inDays(-9))
  await coordinator.api.recordFollowUp({
    params: { participantId, followUpId: ofMonth(begun, 3).id },
    ifMatch: 1,
    body: anEmployment(),
  })
  await press('Save')
  await page.getByText('This is how it stands now:').waitFor()
  await page.locator('dd', { hasText: 'in work' }).waitFor()
  expect(await field('Since when').inputValue()).toBe(inDays(-9))
  await press('Save')
  await page.getByText('corrected').first().waitFor()
  const { body } = await coach.api.listFollowUps({ params: { participantId } })
  expect(ofMonth(body, 3)).toMatchObject({
    result: { outcome: 'self_employed' },
    earlier: [{ result: { outcome: 'employed' } }],
  })
})

test('nothing stands in the way of anybody who writes one down, from right to left as well', async () => {
  const { participantId } = await metByThemselves(coach.api)
  const { page } = await at(`/cases/${participantId}`, coach)
  await page.getByRole('heading', { name: 'A year of follow-up' }).waitFor()
  await page.getByLabel('Language', { exact: true }).selectOption('ar')
  await page.getByRole('heading', { name: 'سنة من المتابعة' }).waitFor()
  expect(await page.evaluate('document.documentElement.dir')).toBe('rtl')
  await page.getByRole('button', { name: 'دوّن كيف جرت: بعد ثلاثة أشهر' }).click()
  await page.getByLabel('هل تم الوصول إلى الشخص؟').selectOption('yes')
  await page.getByRole('button', { name: 'أضف محاولة بلا جدوى' }).click()
  expect(await obstaclesOn(page)).toEqual([])
})

test('an admin sets the days of the organisation, and a mistake is told at its field', async () => {
  const { page, field, press, heading } = await at('/organisation', coordinator)
  await heading('When we ask how people fare')
  await press('Change the days')
  await field('Days until the first').fill('10')
  await field('Days until the second').fill('180')
  await field('Days until the third').fill('365')
  await press('Save')
  await field('Days until the first').and(page.locator('[aria-invalid="true"]')).waitFor()
  await field('Days until the first').fill('90')
  await press('Save')
  await page.getByText('90, 180 and 365 days after the first contact.').waitFor()
  expect((await admin.api.readFollowUpDays({})).body.days).toEqual({ month3: 90, month6: 180, month12: 365 })
})
