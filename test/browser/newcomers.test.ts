import { languages } from '@passerelle/messages'
import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { openCentre } from '../support/newcomers.ts'
import { dakarPlaces, publishedOffer } from '../support/offers.ts'

/* Somebody asks for contact in Arabic, on a telephone, in a browser without script; a coordinator takes them up in the console. */

const stage = await openTestCloud()
const { cloud } = stage
const { api: operator } = await stage.operator()
const { admin, coordinator } = await openCentre(stage)
await admin.api.setPlaces({ body: { places: dakarPlaces }, ifMatch: 1 })
await operator.setServedCountries({ body: { countries: [{ country: 'SN' }] }, ifMatch: 1 })
const offer = await publishedOffer(admin.api, { place: 'Médina' })
await cloud.settled()
const { before, at } = await desks(stage)

const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false }

test('somebody asks for contact on the page of an offer, is taken up, and sees it by their receipt', async () => {
  const { page, complaints } = await before('/v1/public/pages?in=ar', phone)
  const fits = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
  await page.getByRole('link', { name: 'السنغال' }).click()
  await page.getByRole('link', { name: 'ورشة الخياطة' }).click()
  await page.getByRole('link', { name: 'اطلب التواصل معك' }).click()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await fits()).toBe(true)
  expect(await page.locator('[name=agreed]').isChecked()).toBe(false)
  expect(await page.locator('[name=website]').isVisible()).toBe(true)
  expect(await page.locator('.away').boundingBox()).toMatchObject({ width: 1, height: 1 })

  await page.locator('[name=name]').fill('عائشة')
  await page.locator('[name=kind]').selectOption('whatsapp')
  await page.locator('[name=value]').fill('77 000 00 01')
  await page.locator('[name=silent]').check()
  await page.locator('[name=language]').selectOption('ar')
  await page.locator('[name=country]').selectOption('SN')
  await page.locator('[name=words]').fill('أريد أن أتعلم الخياطة.')
  await page.locator('[name=agreed]').check()
  await page.locator('form button').click()
  // A number without its country is told at its field; all else is still there, but for the agreement.
  await page.locator('#value-wrong').waitFor()
  expect(await fits()).toBe(true)
  expect(await page.locator('[name=name]').inputValue()).toBe('عائشة')
  expect(await page.locator('[name=silent]').isChecked()).toBe(true)
  await page.locator('[name=value]').fill('+٢٢١ ٧٧ ٠٠٠ ٠٠ ٠١')
  await page.locator('[name=agreed]').check()
  await page.locator('form button').click()
  const code = page.locator('.code')
  // Somebody who types faster than anybody reads is asked to wait a moment; what was typed is still there.
  for (let sent = 1; sent < 20; sent += 1) {
    await page.locator('.code, [name=agreed]').first().waitFor()
    if ((await code.count()) > 0) break
    await page.locator('[name=agreed]').check()
    await page.locator('form button').click()
  }
  expect(await fits()).toBe(true)
  const receipt = page.url()
  expect(receipt).not.toContain('%D8')
  await page.reload()
  expect(await code.textContent()).toMatch(/^[0-9A-Z-]{31}$/)
  await page.getByText('لم يقرأ أحد طلبك بعد.').waitFor()
  expect(await page.context().cookies()).toEqual([])

  const desk = await at('/today', coordinator)
  await desk.heading('Requests for contact')
  await desk.page.getByRole('link', { name: 'All requests' }).click()
  await desk.page.waitForURL('**/newcomers')
  await desk.heading('Requests for contact')
  await desk.page.getByText('not answered yet').waitFor()
  expect(await desk.page.getByText('عائشة').count()).toBe(0)
  await desk.page.getByRole('link', { name: /^Asked/ }).click()
  await desk.heading('عائشة')
  await desk.page.getByText('Never mention').first().waitFor()
  await desk.press('Take them in')
  await desk.heading('Take somebody in')
  expect(await desk.field('Given name').inputValue()).toBe('عائشة')
  await desk.page.goBack()
  await desk.heading('عائشة')
  await desk.confirm('Taken up')
  await desk.page.getByText('taken up', { exact: true }).first().waitFor()
  expect(desk.complaints()).toEqual([])

  await page.reload()
  await page.getByText('قُبل الطلب').waitFor()
  await page.locator('form button').click()
  await page.getByText('سُحب طلبك').waitFor()
  await page.goto(receipt)
  await page.getByRole('alert').waitFor()
  expect(await code.count()).toBe(0)
  // A form that is shown again, and a receipt that is no more, say so by their status as well.
  expect(complaints().filter(({ text }) => !/status of (?:400|404)/.test(text))).toEqual([])
})

test.each(languages)(
  'nothing stands in the way of anybody who reads the form otherwise: %s',
  async (language) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      // The tool that looks is a script, which the policy of the page would not let in.
      const look = { colorScheme, viewport: phone.viewport, bypassCSP: true }
      const { page } = await before(`/v1/public/pages/contact?offer=${offer.id}&in=${language}`, look)
      expect(await obstaclesOn(page)).toEqual([])
    }
  },
)
