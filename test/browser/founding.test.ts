import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { aPerson, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays, today } from '../support/exchange.ts'
import { aShop, aSubmittedShop, linesIn } from '../support/founding.ts'
import type { Complaint } from '../support/open-browser.ts'

/* A coach writes down the business of somebody, another one recommends it, and it is priced anew in the place. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ kind: 'centre', country: 'TN', language: 'en' })
const coach = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const { at } = await desks(stage)

/** The browser itself notes each refusal of the API. */
const noted = (...statuses: readonly number[]): readonly Complaint[] =>
  statuses.map((status) => ({ kind: 'log', text: expect.stringContaining(`status of ${status}`) }))

const tunisian = (change = {}) => aPerson({ returnCountry: 'TN', stage: 'returned', ...change })
const inDinars = () =>
  aShop({
    lines: linesIn('TND', { machines: 3_250_500, rent: 400_000, clothes: 950_750, savings: 2_000_000 }),
  })

test('a coach writes a plan down, sees what follows while typing, and is told at its field what cannot be', async () => {
  const { id } = await takeIn(coach.api, tunisian())
  const { page, field, press, follow, heading, complaints } = await at(`/cases/${id}`, coach)
  await heading('A business of their own')
  await follow('Begin the plan')
  await field('What it offers').fill('Clothes made to measure')
  await field('Customers').fill('Families of the quarter')
  const amounts = page.getByLabel('Amount')
  const labels = page.getByLabel('What for')
  for (const [place, [label, amount]] of [
    ['Two sewing machines', '3250,5'],
    ['Rent', '400'],
    ['Clothes', '950.75'],
    ['Savings', '2000.00001'],
  ].entries()) {
    await labels.nth(place).fill(label ?? '')
    await amounts.nth(place).fill(amount ?? '')
  }
  await field('Months of running costs in reserve').fill('3')
  await page.getByText('TND 4,450.500').first().waitFor()
  await page.getByText('after 9 months').waitFor()

  await press('Add a step')
  await field('Step').fill('Find a room')
  await press('Save')
  await amounts.nth(3).and(page.locator('[aria-invalid="true"]')).waitFor()
  await page.getByText('More decimal places than this currency has').first().waitFor()
  expect(await amounts.first().inputValue()).toBe('3250,5')
  await amounts.nth(3).fill('2000')
  await page.getByText('TND 2,450.500').waitFor()
  expect(await obstaclesOn(page)).toEqual([])
  await press('Save')
  await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' })
  await heading('A business of their own')
  expect(complaints()).toEqual(noted(400))

  const { body } = await coach.api.readBusinessPlan({ params: { participantId: id } })
  expect(body.lines.map(({ kind, amount }) => [kind, amount.minorUnits])).toEqual([
    ['investment', 3_250_500],
    ['running_cost', 400_000],
    ['revenue', 950_750],
    ['own_funds', 2_000_000],
  ])
  expect(body).toMatchObject({
    canvas: { customers: 'Families of the quarter' },
    steps: [{ step: 'Find a room' }],
    figures: { need: 4_450_500, gap: 2_450_500, monthsToBreakEven: 9 },
  })
})

test('it is submitted, revised and recommended by another one, and what came of it is recorded', async () => {
  const { id } = await takeIn(coach.api, tunisian())
  const params = { participantId: id }
  await coach.api.beginBusinessPlan({ params, body: inDinars() })
  const written = await at(`/cases/${id}/business`, coach)
  await written.press('Submit this edition')
  await written.field('How the founder said that it is theirs').selectOption('signed')
  const submitting = written.page.locator('form').getByRole('button', { name: 'Submit this edition' })
  await submitting.click()
  await submitting.waitFor({ state: 'detached' })
  await written.page.getByText('Edition 1 · submitted').waitFor()

  const asked = await at(`/cases/${id}/business`, coordinator)
  const act = (name: string) => asked.page.locator('form').getByRole('button', { name, exact: true })
  await asked.press('Give feedback')
  await asked.field('Your advice').selectOption('revise')
  await asked.field('What you think of it').fill('Where does the rest come from?')
  await act('Give feedback').click()
  await act('Give feedback').waitFor({ state: 'detached' })
  await asked.page.getByText('Where does the rest come from?').waitFor()
  await asked.press('Decide')
  await asked.field('Recommendation').selectOption('with_conditions')
  await act('Decide').click()
  await asked.field('The conditions, or why not').and(asked.page.locator('[aria-invalid="true"]')).waitFor()
  await asked.field('The conditions, or why not').fill('A permit of the town hall')
  await act('Decide').click()
  await asked.heading('recommended with conditions')

  await asked.press('Record what came of it')
  await asked.field('Result').selectOption('founded')
  await asked.field('Branch').selectOption('beauty_and_textiles')
  await asked.field('Day').fill(inDays(3))
  await asked.press('Save')
  await asked.field('Day').and(asked.page.locator('[aria-invalid="true"]')).waitFor()
  await asked.field('Day').fill(today())
  await asked.press('Save')
  await asked.page.getByText('1 of those who founded, 0 of others').waitFor()
  expect(await obstaclesOn(asked.page)).toEqual([])
  const { body } = await coach.api.readBusinessPlan({ params })
  expect(body).toMatchObject({ recommendation: 'with_conditions', outcome: { result: 'founded' } })
})

test('each line is priced anew in the place, on a telephone and from right to left as well', async () => {
  const person = named('Abdoulaye-Mohammed-Lamine', 'Ben Abdallah El-Ghoul de la Manouba', {
    returnCountry: 'TN',
    stage: 'returned',
  })
  const { id } = await takeIn(coach.api, person)
  await aSubmittedShop(coach.api, id, inDinars())
  const { page, field, press } = await at(`/cases/${id}/business`, coach)
  await press('Price anew')
  await field('In the place').first().fill('3000.125')
  await page.getByText('−TND 250.375 (-7.7%)').waitFor()
  await press('Save')
  await field('Why it differs').first().and(page.locator('[aria-invalid="true"]')).waitFor()
  await field('Why it differs').first().selectOption('price')
  await press('Add what was forgotten')
  await page.getByLabel('Kind').last().selectOption('running_cost')
  await page.getByLabel('What for').last().fill('Guard')
  await field('In the place').last().fill('50')
  await press('Save')
  await page.getByRole('cell', { name: 'Guard' }).waitFor()
  const { body } = await coach.api.listBusinessRechecks({ params: { participantId: id } })
  expect(body.items[0]?.deltas.investment).toEqual({ minorUnits: -250_375, basisPoints: -770 })

  await page.setViewportSize({ width: 360, height: 780 })
  const root = 'document.documentElement'
  const tooWide = () => page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`)
  await expect.poll(tooWide).toBeLessThanOrEqual(0)
  expect(await obstaclesOn(page)).toEqual([])

  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByLabel('Language', { exact: true }).selectOption('ar')
  await page.getByRole('heading', { name: 'الأسعار في المكان' }).waitFor()
  expect(await page.evaluate(`${root}.dir`)).toBe('rtl')
  await page.setViewportSize({ width: 360, height: 780 })
  await expect.poll(tooWide).toBeLessThanOrEqual(0)
  expect(await obstaclesOn(page)).toEqual([])
})

test('what somebody else wrote meanwhile is told, and nothing that was typed is lost', async () => {
  const { id } = await takeIn(coach.api, tunisian())
  const params = { participantId: id }
  const { body: plan } = await coach.api.beginBusinessPlan({ params, body: inDinars() })
  const { page, field, press, heading } = await at(`/cases/${id}/business/write`, coach)
  await field('For whom').fill('Schools')
  const { idea, canvas, lines, steps } = plan
  await coordinator.api.rewriteBusinessPlan({
    params,
    ifMatch: plan.version,
    body: { idea, canvas, lines, steps, reserveMonths: 5 },
  })
  await press('Save')
  await page.getByRole('alert').waitFor()
  expect(await field('For whom').inputValue()).toBe('Schools')
  await press('Save')
  await heading('A business of their own')
  await expect
    .poll(async () => (await coach.api.readBusinessPlan({ params })).body.idea?.forWhom)
    .toBe('Schools')
})
