import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { testBrowser } from '../support/browser.ts'
import { aPerson } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { metByThemselves, ofMonth } from '../support/follow-up.ts'
import { ownLink } from '../support/own-link.ts'

/* Somebody says on their own page how they fare, on a line that breaks. */

const stage = await openTestCloud()
const { cloud } = stage
const { admin } = await stage.openTenant({ kind: 'centre', country: 'GH', language: 'en' })
const coach = await stage.join(admin, ['coach'])
const browser = await testBrowser([cloud.console])

async function atOwnPage(languages: string[]) {
  const met = await metByThemselves(coach.api, undefined, aPerson({ stage: 'returned', languages }))
  const link = await ownLink(stage, coach, { id: met.participantId })
  const visitor = await browser.visit({ locale: 'en-GB' })
  await visitor.page.goto(`${cloud.console}/me/#${link.code}`)
  await visitor.page.locator('#pin').fill(link.pin)
  await visitor.page.locator('button.main').click()
  await visitor.page.getByRole('heading', { level: 1, name: /Fatou/ }).waitFor()
  return { ...visitor, ...met }
}

test('what was typed stays where the line breaks, and counts once when it is sent again', async () => {
  const { page, participantId, begun } = await atOwnPage(['en'])
  await page.getByRole('heading', { name: 'How are you doing?' }).waitFor()
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await page.getByLabel('What are you doing now?').selectOption('self_employed')
  await page.getByLabel('Since when?').fill(inDays(-12))
  await page.getByLabel('In your own words (optional)').fill('A stall of my own')
  await page.getByLabel('Do you have work at present').selectOption('yes')
  await page.getByLabel('Can you count on this work').selectOption('certainly')
  expect(await page.getByLabel('Do you know your next step towards work?').count()).toBe(0)
  expect(await obstaclesOn(page)).toEqual([])
  // The answer arrives, and the line breaks before it is heard.
  let sent = 0
  await page.route('**/v1/self/follow-ups/*', async (route) => {
    sent += 1
    if (sent === 1) {
      await route.fetch()
      await route.abort()
    } else await route.continue()
  })
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await page.getByText('No connection').waitFor()
  expect(await page.getByLabel('In your own words (optional)').inputValue()).toBe('A stall of my own')
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await page.getByText('Your answer is kept. Thank you.').waitFor()
  expect(sent).toBe(2)
  expect(await page.getByRole('heading', { name: 'How are you doing?' }).count()).toBe(0)
  const params = { participantId, followUpId: ofMonth(begun, 3).id }
  const { body } = await coach.api.readFollowUp({ params })
  expect(body).toMatchObject({
    version: 2,
    earlier: [],
    result: { way: 'own_link', outcome: 'self_employed', note: 'A stall of my own' },
    response: {
      answers: [
        { item: 'work', answer: 1 },
        { item: 'work_steady', answer: 4 },
      ],
    },
  })
})

test('it is asked from right to left as well, and a day that cannot be is told in the words of the page', async () => {
  const { page } = await atOwnPage(['ar'])
  expect(await page.evaluate('document.documentElement.dir')).toBe('rtl')
  await page.getByRole('button', { name: 'أجب', exact: true }).click()
  await page.getByLabel('ماذا تفعل الآن؟').selectOption('employed')
  await page.getByLabel('منذ متى؟').fill(inDays(9))
  await page.getByRole('button', { name: 'أرسل جوابي' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('منذ متى؟').inputValue()).toBe(inDays(9))
  expect(await obstaclesOn(page)).toEqual([])
})
