import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { memberId, named } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays, preparedCase, twoHouses } from '../support/exchange.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'
import { scanCodes } from '../support/scan-codes.ts'

/* What a person takes along: their own link, the sheet, a paper that a centre opens; when they leave; whom they are taken for. */

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa } = houses
const { at, before } = await desks(stage)

const spaces = /\s/g
const textOf = async (place: Locator) => (await place.textContent()) ?? ''

test('a coach makes a link in place of the old one, and it is shown this once', async () => {
  const participant = await preparedCase(houses)
  const old = await ownLink(stage, miriam, participant)
  const { page, ...desk } = await at(`/cases/${participant.id}`, miriam)
  await desk.follow('Own link')
  await page.getByText('works', { exact: true }).waitFor()
  await desk.press('Make a new link in its place')
  await page.getByText('The old link ends at once', { exact: false }).waitFor()
  await desk.field('How long it holds').selectOption('30')
  await page.locator('form').getByRole('button', { name: 'Make a new link in its place' }).click()

  const card = page.getByRole('article')
  // Fatou speaks Wolof and French, and the console speaks French.
  await card.getByText('Votre code PIN.', { exact: false }).waitFor()
  const address = await textOf(card.getByText('/me/#', { exact: false }))
  const pin = (await textOf(card.getByText(/^\d{3} \d{3}$/))).replace(spaces, '')
  expect(address.startsWith(`${stage.cloud.console}/me/#`)).toBe(true)
  expect(scanCodes(await card.innerHTML())).toEqual([address])
  const code = address.split('#')[1] ?? ''
  expect((await stage.client(`${code}.${pin}`).readSelf()).status).toBe(200)
  expect(await refusalOf(old.api.readSelf())).toMatchObject({ status: 401 })

  // On paper stand the link and the PIN alone.
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading').count()).toBe(0)
  expect(await card.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })

  await desk.press('Done: take it off the screen')
  await page.getByText('works', { exact: true }).waitFor()
  const kept = await page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]) + document.body.innerHTML',
  )
  expect([code, pin, pin.replace(/(?=\d{3}$)/, ' ')].filter((secret) => kept.includes(secret))).toEqual([])
  expect(desk.complaints()).toEqual([])
})

test('a paper is made and printed on the sheet, and a centre opens it', async () => {
  const participant = await preparedCase(houses)
  // As a telephone takes pictures: several dots for each module of a code.
  const munich = await at(`/cases/${participant.id}`, miriam, { deviceScaleFactor: 3 })
  await munich.follow('Make a paper')
  await munich.page.getByText('advice', { exact: true }).click()
  await munich.field('The text was read aloud').check()
  await munich.field('Second member of staff who was there').selectOption(memberId(jonas))
  await munich.press('The person says yes: make the paper')
  const pin = await textOf(munich.page.getByText(/^\d{3} \d{3}$/))

  await munich.follow('Printed sheet')
  const sheet = munich.page.frameLocator('iframe')
  await sheet.getByRole('heading', { name: 'Mon chemin de retour' }).waitFor()
  await munich.field('Language of the sheet').selectOption('de')
  await sheet.getByRole('heading', { name: 'Mein Weg zurück' }).waitFor()
  const codes = sheet.locator('section.codes')
  const texts = scanCodes(await codes.innerHTML())
  // Its styles are those of the sheet: a code is 56 millimetres wide.
  expect((await codes.locator('svg').first().boundingBox())?.width).toBeCloseTo((56 / 25.4) * 96, 0)
  const picture = await codes.screenshot()
  expect(munich.complaints()).toEqual([])

  const dakar = await at('/today', awa)
  await dakar.follow('Open a paper')
  await dakar.heading('Open a paper')
  const file = dakar.page.locator('input[type=file]')
  await file.setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') })
  await dakar.page.getByText('This file is no picture that can be read.', { exact: false }).waitFor()
  await dakar.field('Or type the codes').fill('https://example.org')
  await dakar.press('Take them')
  await dakar.page.getByText('This is no code of a paper.', { exact: false }).waitFor()
  await file.setInputFiles({ name: 'sheet.png', mimeType: 'image/png', buffer: picture })
  await dakar.page
    .getByText(texts.length === 1 ? 'The code is there' : `All ${texts.length} codes are there`)
    .waitFor()
  await dakar.field('PIN that the person tells').fill(pin)
  await dakar.press('Open the paper')
  await dakar.heading('What the paper says')
  await dakar.page.getByText('Ndiaye', { exact: true }).first().waitFor()
  expect(dakar.complaints()).toEqual([])

  await munich.follow('To the case')
  await munich.page.getByText('was opened', { exact: true }).waitFor()
  expect(munich.complaints()).toEqual([])
})

test('an address out of a letter is kept through the signing in, and the one before leaves none', async () => {
  const participant = await preparedCase(houses)
  const address = `/#/cases/${participant.id}`
  const desk = await before(address)
  await desk.signIn(miriam)
  await desk.heading('Fatou Ndiaye')
  await desk.follow('Own link')
  await desk.heading(/^Own link of/)
  await desk.press('Sign out')
  await desk.field('E-mail address').waitFor()
  // The way back in the browser leads to nothing of hers.
  await desk.page.goBack()
  await desk.signIn(jonas)
  await desk.heading('Today')
  expect(desk.page.url()).not.toContain(participant.id)
})

test('a second case of the same person is told of, merged by a coordinator, and separated again', async () => {
  const known = await preparedCase(houses, named('Astou', 'Diop'))
  const merged = async () => {
    const { body } = await lead.api.readParticipant({ params: { participantId: known.id } })
    return body.merged?.length ?? 0
  }
  const { page, ...desk } = await at('/cases/new', lead)
  await desk.field('Given name').fill('Astou')
  await desk.field('Family name').fill('Diop')
  await desk.field('Year of birth').fill('1994')
  await page.getByText('Wolof', { exact: true }).click()
  await desk.field('Country').selectOption('SN')
  await desk.press('Take somebody in')
  await page.getByText('Perhaps this person has a case already', { exact: true }).waitFor()
  await desk.follow('Compare')
  await desk.heading('One person, two cases?')
  await desk.confirm('Make one case of both')
  await desk.heading('Cases of the same person')
  expect(await merged()).toBe(1)
  await desk.confirm('Separate them again')
  await page.getByRole('heading', { name: 'Cases of the same person' }).waitFor({ state: 'detached' })
  expect(await merged()).toBe(0)
  expect(desk.complaints()).toEqual([])
})

test('a departure is brought forward on one screen, and a centre is asked in a hurry', async () => {
  const participant = await preparedCase(houses)
  const date = inDays(5)
  const { page, ...desk } = await at(`/cases/${participant.id}`, miriam)
  await desk.follow('Leaves early')
  await desk.field('Day of the departure').fill(date)
  await desk.field('To whom').selectOption({ index: 1 })
  await page.getByText('advice', { exact: true }).click()
  await desk.press('Bring the departure forward')
  await page.getByText('Everything has moved', { exact: true }).waitFor()
  await page.getByText('frozen: leaves early', { exact: true }).waitFor()
  await desk.follow('Go on with the person')
  await desk.heading('The person decides')
  const { body } = await miriam.api.readParticipant({ params: { participantId: participant.id } })
  expect(body.plannedDeparture).toEqual({ date, certainty: 'booked' })
  expect(desk.complaints()).toEqual([])
})
