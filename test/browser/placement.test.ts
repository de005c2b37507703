import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { aPerson, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'
import { ownLink } from '../support/own-link.ts'
import { addedEmployer, openedVacancy } from '../support/vacancies.ts'

/* A centre hires somebody out: from a yes over a vacancy that fits and a sheet to work; the person sees it and takes back. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ kind: 'centre', country: 'GM', name: 'Centre of Banjul' })
const adviser = await stage.join(admin, ['coach'])
await stage.join(admin, ['coach'])
const employer = await addedEmployer(adviser.api)
const vacancy = await openedVacancy(adviser.api, employer.id, { places: 1, certificates: [], languages: [] })
const person = await takeIn(
  adviser.api,
  aPerson({ languages: ['en', 'ar'], returnCountry: 'GM', stage: 'returned' }),
)
const { before, at } = await desks(stage)

test('an adviser writes a yes down, finds a vacancy with its reasons, hands a sheet over, and hires somebody out', async () => {
  const {
    page: desk,
    field,
    press,
    confirm,
    heading,
    follow,
    complaints,
  } = await at(`/cases/${person.id}/work`, adviser)
  await press('Write the agreement down')
  await desk.getByText('I agree that', { exact: false }).waitFor()
  expect(await desk.locator('blockquote').textContent()).toContain('Centre of Banjul')
  await field('Occupation').fill('7411')
  await field('Skills (optional)').fill('Working on roofs')
  await field('Language in which the person is asked').selectOption('en')
  const witness = desk.getByLabel('Second member of staff who was there')
  await witness.selectOption({ index: 1 })
  await press('Write the agreement down')

  // Why it is shown, and what is missing.
  await desk.getByRole('link', { name: 'Electrician' }).waitFor()
  await desk.getByText('the same occupation', { exact: false }).waitFor()
  await desk.getByText('knows: Working on roofs', { exact: false }).waitFor()
  expect(await obstaclesOn(desk)).toEqual([])

  await follow('Prepare an application')
  await heading('Application of Fatou Ndiaye')
  await desk.getByLabel('skills', { exact: true }).check()
  expect(await desk.locator('blockquote').textContent()).toContain('Sun Roofs')
  await desk.getByLabel('Second member of staff who was there').selectOption({ index: 1 })
  await press('Prepare an application')

  await follow('Sheet for the employer')
  await press('Make the sheet')
  const sheet = desk.frameLocator('iframe')
  await sheet.getByText('Working on roofs').waitFor()
  await sheet.getByText('Fatou Ndiaye').waitFor()
  expect(await sheet.getByText('7411').count()).toBe(0)
  await follow('Work')

  await confirm('It was sent')
  await confirm('Asked to come')
  await desk.getByRole('button', { name: 'Asked to come' }).waitFor({ state: 'detached' })
  await press('Hired')
  await field('First day of work').fill(inDays(4))
  await field('How that is known').selectOption('contract')
  await desk.getByRole('form', { name: 'Hired' }).getByRole('button', { name: 'Hired' }).click()
  await desk.getByText('contract seen', { exact: false }).waitFor()
  expect((await adviser.api.readVacancy({ params: { vacancyId: vacancy.id } })).body.state).toBe('filled')

  const { page: firm, complaints: trouble } = await at(`/vacancies/${vacancy.id}`, adviser)
  await firm.getByRole('link', { name: 'Fatou Ndiaye' }).waitFor()
  await firm.getByText('1, of them taken: 1').waitFor()
  expect([...complaints(), ...trouble()]).toEqual([])
})

test('the person sees what they agreed to and which employer got what, in Arabic on a telephone, and takes it back', async () => {
  const link = await ownLink(stage, adviser, person)
  const { page, complaints } = await before(`/me/#${link.code}`, {
    viewport: { width: 360, height: 780 },
  })
  await page.locator('#pin').fill(link.pin)
  await page.locator('button.main').click()
  await page.getByRole('heading', { name: 'Work', exact: true }).waitFor()
  await page.locator('select').first().selectOption('ar')
  await page.getByRole('heading', { name: 'العمل' }).waitFor()
  await page.getByText('Sun Roofs').first().waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await obstaclesOn(page)).toEqual([])
  await page.getByText('التراجع', { exact: true }).first().click()
  await page.locator('details[open] button').click()
  await page.getByText('لقد تراجعت عن ذلك', { exact: false }).waitFor()
  const { body } = await adviser.api.readWorkProfile({ params: { participantId: person.id } })
  expect(body).toMatchObject({ state: 'taken_back', takenBack: { way: 'own_link' } })
  expect(complaints()).toEqual([])
})
