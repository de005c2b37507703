import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'
import type { Complaint } from '../support/open-browser.ts'
import { aRecognition, assess, aTrade } from '../support/recognition.ts'

/* A coach writes down what somebody learnt elsewhere, an instructor assesses it, and a certificate is issued. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ kind: 'centre', country: 'KG', language: 'en' })
const coach = await stage.join(admin, ['coach'])
const colleague = await stage.join(admin, ['coach'])
const instructor = await stage.join(admin, ['instructor'])
const { at, before } = await desks(stage)

/** The browser itself notes each refusal of the API. */
const noted = (...statuses: readonly number[]): readonly Complaint[] =>
  statuses.map((status) => ({ kind: 'log', text: expect.stringContaining(`status of ${status}`) }))

test('it goes from what is written down over an assessor to a certificate', async () => {
  const { id } = await takeIn(coach.api, named('Aibek', 'Toktogulov', { returnCountry: 'KG' }))
  const desk = await at(`/cases/${id}`, coach)
  await desk.follow('Begin a recognition')
  await desk.field('In a few words').fill('Welding of pipes')
  await desk.field('Occupation').fill('7212')
  await desk.field('Where it was learnt (optional)').selectOption('RU')
  await desk.field('What the person has to be able to do').fill('Welds a seam that holds')
  await desk.press('Add a criterion')
  await desk.field('What the person has to be able to do').nth(1).fill('Keeps the tools')
  await desk.field('Nothing is recognised without it').nth(1).uncheck()
  await desk.field('What it is').fill('Labour book of nine years')
  await desk.field('Year (optional)').fill(String(new Date().getUTCFullYear() + 1))
  await desk.press('Save')
  // What is wrong is said at its field, and nothing that was typed is lost.
  await desk.field('Year (optional)').and(desk.page.locator('[aria-invalid="true"]')).waitFor()
  await desk.field('Year (optional)').fill('2019')
  expect(await obstaclesOn(desk.page)).toEqual([])
  await desk.press('Save')
  await desk.follow('Welding of pipes')
  await desk.press('Name the assessor')
  const act = (name: string) => desk.page.locator('form').getByRole('button', { name, exact: true })
  await desk.field('Assessor').selectOption(memberId(coach))
  await act('Name the assessor').click()
  await desk.page.getByText('A second person is needed').first().waitFor()
  await desk.field('Assessor').selectOption(memberId(instructor))
  await act('Name the assessor').click()
  await act('Name the assessor').waitFor({ state: 'detached' })
  expect(desk.complaints()).toEqual(noted(400, 422))

  // Somebody who only teaches begins with their sessions.
  const theirs = await before()
  await theirs.signIn(instructor)
  await theirs.follow('Welding of pipes')
  await theirs.page.getByText('Labour book of nine years').waitFor()
  await theirs.press('Write down what you found')
  await theirs.field('On which day').fill(inDays(-1))
  await theirs.page.getByText('practical test').click()
  await theirs.field('Welds a seam that holds · essential').selectOption('met')
  const save = theirs.page.locator('form').getByRole('button', { name: 'Write down what you found' })
  await theirs.field('Keeps the tools').selectOption('not_met')
  expect(await obstaclesOn(theirs.page)).toEqual([])
  await save.click()
  await theirs.page.getByText('Missing: Keeps the tools.').waitFor()

  const { items: begun } = (await coach.api.listRecognitions({ params: { participantId: id } })).body
  const issuing = await at(`/cases/${id}/recognitions/${begun[0]?.id}`, coach)
  await issuing.confirm('Issue a certificate')
  const form = issuing.page.locator('form').getByRole('button', { name: 'Issue a certificate' })
  await form.waitFor({ state: 'detached' })
  const { items } = (await coach.api.listCertificates({ params: { participantId: id } })).body
  expect(items).toMatchObject([{ kind: 'recognition', title: { en: 'Welding of pipes' }, state: 'valid' }])
  const certificates = await at(`/cases/${id}`, coach)
  await certificates.page.getByText('Certificate of recognised skills: Welding of pipes').waitFor()
})

test('what is missing is told, and what is written anew keeps what stands on no screen', async () => {
  const params = await aRecognition(coach, colleague, {
    title: { de: 'Rohrschweißen', en: 'Welding of pipes' },
    evidence: [{ kind: 'reference', title: 'A letter', seen: 'copy', note: 'In Kyrgyz' }],
    countries: ['RU', 'KZ'],
  })
  await assess(colleague, params, ['met', 'partly', 'met'])
  const place = `/cases/${params.participantId}/recognitions/${params.recognitionId}`
  const desk = await at(place, coach)
  await desk.page.getByText('Missing: Reads a drawing.').waitFor()
  await desk.follow('Change')
  await desk.press('Add evidence')
  await desk.field('What it is').nth(1).fill('A drawing of a bend')
  await desk.press('Save')
  await desk.page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' })
  const { body } = await coach.api.readRecognition({ params })
  expect(body).toMatchObject({
    state: 'open',
    title: { de: 'Rohrschweißen', en: 'Welding of pipes' },
    countries: ['RU', 'KZ'],
    evidence: [
      { title: 'A letter', note: 'In Kyrgyz' },
      { title: 'A drawing of a bend', seen: 'told' },
    ],
    earlier: [{ result: 'gaps' }],
  })
  expect(body.criteria).toHaveLength(aTrade().criteria.length)
})
