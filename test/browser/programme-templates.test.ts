import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'

/* An admin writes a template of the organisation's own, in a form and as a text, and opens a programme from it. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const { at } = await desks(stage)

const own = async () =>
  (await admin.api.listProgrammeTemplates()).body.items.filter((each) => each.origin === 'own')

test('an admin copies a template, corrects it line by line as a text, and opens a programme from it', async () => {
  const { page, field, press, follow, heading, complaints } = await at('/programmes', admin)
  await follow('Templates')
  await heading('Templates of programmes')
  await page.getByText('No template of your own yet.', { exact: false }).waitFor()
  await follow('Begin with a copy of Reintegration Coaching PLUS')
  await field('Name (English)').and(page.locator('[lang="en"]')).first().fill('Coaching North')
  await field('Last day').fill('2030-02-28')
  await press('One more target')
  const third = page.getByRole('group', { name: 'Target 3' })
  await third.getByLabel('What is counted').selectOption('teaching_units')
  await third.getByLabel('How many').fill('900')

  await press('Write it as a text')
  const text = field('The template as a text')
  const written = await text.inputValue()
  expect(JSON.parse(written)).toMatchObject({ name: { en: 'Coaching North' }, targets: { length: 3 } })
  await text.fill(written.replace('"digital"', '"juggling"').replace('"DE"', '"XX"'))
  expect(await page.getByRole('button', { name: 'Keep this template' }).isDisabled()).toBe(true)
  await press('Check it')
  await page.getByText('2 things to put right').waitFor()
  const line = written.slice(0, written.indexOf('"digital"')).split('\n').length
  await page.getByRole('button', { name: new RegExp(`^Line ${line}, column `) }).click()
  expect(await text.evaluate((it) => it.ownerDocument.getSelection()?.toString())).toContain('juggling')
  expect(await obstaclesOn(page)).toEqual([])
  await text.fill(written)
  await press('Check it')
  await page.getByText('Nothing is wrong').waitFor()
  await page.getByText('Mar 1, 2024 – Feb 28, 2030').waitFor()
  await press('Back to the form')
  expect(await third.getByLabel('How many').inputValue()).toBe('900')
  await third.getByLabel('How many').fill('0')
  await press('Keep this template')
  // What the API says of a field stands at that field.
  await third.getByLabel('How many').and(page.locator('[aria-invalid="true"]')).waitFor()
  await third.getByLabel('How many').fill('800')
  await press('Keep this template')
  await heading('Your own')
  const [kept] = await own()
  expect(kept).toMatchObject({ version: 1, targets: [{ number: 150 }, { number: 2 }, { number: 800 }] })

  await follow('Open Coaching North')
  await heading('Coaching North')
  await field('Commissioned by').fill('Land Nord')
  await press('Check it')
  await page.getByText('Commissioned by').nth(1).waitFor()
  await press('Keep this template')
  await heading('Templates of programmes')
  await page.getByText('Version 2', { exact: false }).waitFor()

  await page.evaluate(`location.hash = '/programmes'`)
  await field('Template').selectOption({ label: 'Coaching North, Your own' })
  await press('Open from a template')
  await page.getByRole('heading', { name: 'Coaching North' }).waitFor()
  const { items } = (await admin.api.listProgrammes()).body
  expect(items).toMatchObject([
    { template: kept?.id, templateVersion: 2, commissioningParty: 'Land Nord', state: 'active' },
  ])

  await follow('Open one without a template')
  await field('Name (English)').fill('A bridge of its own')
  await field('Commissioned by').fill('Land Süd')
  await field('First day').fill('2026-01-01')
  await field('Last day').fill('2029-12-31')
  await page.getByText('in person', { exact: true }).click()
  await press('Open the programme')
  await page
    .getByText('At least', { exact: false })
    .or(page.getByText('empty', { exact: false }))
    .first()
    .waitFor()
  await page.getByText('German', { exact: true }).click()
  await press('Open the programme')
  await heading('A bridge of its own')
  expect(complaints().filter(({ text }) => !text.includes('400'))).toEqual([])
})
