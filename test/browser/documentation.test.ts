import { expect, test } from 'vitest'
import { testBrowser } from '../support/browser.ts'
import { openTestCloud } from '../support/cloud.ts'

const { cloud } = await openTestCloud()
const browser = await testBrowser([cloud.api])

test('the documentation of the API opens in a browser, and nothing of it comes from anywhere else', async () => {
  const { page, complaints } = await browser.visit()
  await page.goto(`${cloud.api}/v1/docs`)
  await page.getByRole('heading', { name: 'Passerelle', exact: true }).first().waitFor()
  expect(complaints()).toEqual([])
})
