import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'

/* An adviser keeps an employer and a vacancy in the console; a visitor finds it in French, on a telephone, without script. */

const stage = await openTestCloud()
const { cloud } = stage
const { api: operator } = await stage.operator()
await operator.setServedCountries({ body: { countries: [{ country: 'SN' }] }, ifMatch: 1 })
const { admin } = await stage.openTenant({ kind: 'centre', country: 'SN', name: 'Centre Dakar' })
const adviser = await stage.join(admin, ['coach'])
const { before, at } = await desks(stage)

const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false }

test('an adviser adds an employer, writes a vacancy and opens it; a visitor finds it until it is filled', async () => {
  const { page: desk, field, press, confirm, heading, follow, complaints } = await at('/employers', adviser)
  await field('Name of the employer').fill('Toits Solaires')
  await field('Town (optional)').fill('Thiès')
  await field('Name of this person').fill('Moussa Ndiaye')
  await field('Telephone').fill('33 821 00 00')
  await press('Add an employer')
  // Each rule that is broken is told where it belongs; what was typed stays.
  await field('Telephone').and(desk.locator('[aria-invalid="true"]')).waitFor()
  await field('Telephone').fill('+221 33 821 00 00')
  await press('Add an employer')
  await heading('Toits Solaires')
  await desk.getByText('Moussa Ndiaye').waitFor()
  expect(await desk.locator('a[href^="tel:"]').getAttribute('href')).toBe('tel:+221338210000')

  await follow('Write a vacancy')
  await field('Title (English)').fill('Electrician')
  await field('Title (French)').fill('Électricien')
  await field('Description (French)').fill('Vous posez des panneaux.')
  await field('Occupation').fill('7411')
  await field('Wage, from (optional)').fill('150000')
  await field('Wage, to (optional)').fill('120000')
  await field('Currency').selectOption('XOF')
  await field('Language needed').selectOption('fr')
  await field('At least').selectOption('B1')
  await field('Last day').fill(inDays(20))
  await desk.getByLabel('Meant for everybody').check()
  await press('Write a vacancy')
  await field('Wage, to (optional)').and(desk.locator('[aria-invalid="true"]')).waitFor()
  await field('Wage, to (optional)').fill('180000')
  await press('Write a vacancy')
  await heading('Electrician')
  await desk.getByText('draft', { exact: false }).first().waitFor()
  await confirm('Open it')
  await desk.getByRole('link', { name: 'As visitors see it' }).waitFor()
  await cloud.settled()

  const { page, complaints: trouble } = await before('/v1/public/pages/countries/SN?in=fr', phone)
  await page.getByRole('link', { name: 'Postes à pourvoir' }).click()
  await page.getByRole('link', { name: 'Électricien' }).click()
  for (const said of ['Vous posez des panneaux.', 'Toits Solaires', 'Thiès'])
    await page.getByText(said).first().waitFor()
  expect(await page.getByText('Moussa Ndiaye').count()).toBe(0)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(trouble()).toEqual([])

  await confirm('It is filled')
  await desk.getByRole('button', { name: 'Open it' }).waitFor()
  // The browser says of each refusal that there was one.
  expect(complaints().filter(({ text }) => !text.includes('400'))).toEqual([])
  await cloud.settled()
  await page.reload()
  await page.getByRole('alert').waitFor()
})

test('nothing serious stands in the way of anybody who reads the pages of vacancies', async () => {
  const { body: employer } = await adviser.api.addEmployer({ body: { name: 'Atelier', country: 'SN' } })
  const { body: draft } = await adviser.api.draftVacancy({
    body: {
      employerId: employer.id,
      title: { fr: 'Couturière' },
      text: { fr: 'Vous cousez.' },
      isco08: '7531',
      employmentType: 'part_time',
      workplace: { country: 'SN', town: 'Dakar' },
      places: 1,
      validThrough: inDays(9),
      isPublic: true,
    },
  })
  await adviser.api.openVacancy({ params: { vacancyId: draft.id }, ifMatch: 1 })
  await cloud.settled()
  const { page } = await before('/v1/public/pages', { viewport: phone.viewport, bypassCSP: true })
  for (const path of ['/countries/SN/vacancies', `/vacancies/${draft.id}`]) {
    for (const language of ['en', 'de', 'fr', 'ar']) {
      await page.goto(`${cloud.console}/v1/public/pages${path}?in=${language}`)
      expect.soft(await obstaclesOn(page), `${path} ${language}`).toEqual([])
      expect.soft(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true)
    }
  }
})
