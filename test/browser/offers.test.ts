import { languages } from '@passerelle/messages'
import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'
import { dakarPlaces } from '../support/offers.ts'

/* An admin writes an offer in the console; a visitor finds it in Arabic, on a telephone, in a browser without script. */

const stage = await openTestCloud()
const { cloud } = stage
const operator = await stage.operator()
const { admin } = await stage.openTenant({
  kind: 'centre',
  country: 'SN',
  language: 'en',
  name: 'Centre Dakar',
})
const coordinator = await stage.join(admin, ['coordinator', 'coach'])
await admin.api.setPlaces({ body: { places: dakarPlaces }, ifMatch: 1 })
const { before, at } = await desks(stage)

const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false }

test('the operator names countries, a centre says that it is open and publishes an offer, and a visitor finds it', async () => {
  const office = await at('/served-countries', operator)
  await office.heading('Countries of return')
  await office.press('Name countries')
  await office.page.getByText('Senegal', { exact: true }).click()
  await office.page.getByText('Gambia', { exact: true }).click()
  await office.field('Answered by, for Gambia').selectOption('SN')
  await office.press('Save')
  await office.page.getByText('only its own centres').waitFor()
  expect(office.complaints()).toEqual([])

  const desk = await at('/offers', coordinator)
  await desk.page.getByText('Nothing is said in public yet').waitFor()
  await desk.press('Say how it stands')
  await desk.page.getByText('French', { exact: true }).click()
  await desk.press('Save')
  await desk.page.getByText('open', { exact: true }).waitFor()

  await desk.follow('Write an offer')
  await desk.field('Title (English)').fill('Sewing workshop')
  await desk.field('Title (Arabic)').fill('ورشة الخياطة')
  await desk.field('Description (English)').fill('Three months in the workshop')
  await desk.field('What to do next (Arabic)').fill('اتصل بنا')
  await desk.field('Free places').fill('4')
  await desk.field('Counted on').fill(inDays(2))
  await desk.press('Write an offer')
  // Each rule that is broken is told where it belongs; what was typed stays.
  await desk.page.locator('fieldset[aria-invalid="true"]').getByText('French', { exact: true }).click()
  await desk.press('Write an offer')
  await desk.field('Counted on').and(desk.page.locator('[aria-invalid="true"]')).waitFor()
  expect(await desk.field('Title (Arabic)').inputValue()).toBe('ورشة الخياطة')
  await desk.field('Counted on').fill(inDays(-40))
  await desk.field('Place').selectOption('Médina')
  await desk.press('Write an offer')
  await desk.heading('Sewing workshop')
  await desk.page.getByText('visitors see it in grey').waitFor()
  await desk.confirm('Publish')
  await desk.page.getByRole('link', { name: 'As visitors see it' }).waitFor()
  await cloud.settled()

  const { page, complaints } = await before('/v1/public/pages?in=ar', phone)
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await page.getByRole('link', { name: 'السنغال' }).click()
  await page.getByRole('link', { name: 'Centre Dakar' }).waitFor()
  await page.locator('[name=q]').fill('خياطة')
  await page.locator('select[name=kind]').selectOption('training')
  await page.locator('form button').click()
  await page.getByRole('link', { name: 'ورشة الخياطة' }).click()
  await page.getByText('اتصل بنا').waitFor()
  expect(await page.locator('a[href^="tel:"]').getAttribute('href')).toBe('tel:+221338210000')
  expect(await page.locator('.stale').count()).toBe(1)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await page.context().cookies()).toEqual([])
  expect(complaints()).toEqual([])

  await desk.confirm('Withdraw')
  await desk.page.getByText('withdrawn', { exact: true }).first().waitFor()
  await cloud.settled()
  await page.reload()
  await page.getByRole('alert').waitFor()
})

test.each(languages)(
  'nothing serious stands in the way of anybody who reads the public pages: %s',
  async (language) => {
    const { page } = await before(`/v1/public/pages?in=${language}`, {
      viewport: phone.viewport,
      bypassCSP: true,
    })
    for (const path of ['', '/countries/SN', '/countries/GM']) {
      await page.goto(`${cloud.console}/v1/public/pages${path}?in=${language}`)
      expect.soft(await obstaclesOn(page), path).toEqual([])
      expect.soft(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true)
    }
  },
)
