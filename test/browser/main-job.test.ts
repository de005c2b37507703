import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aProgramme } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { preparedCase, referralIn, twoHouses } from '../support/exchange.ts'

/* The main job by hand, in a browser: a coach takes somebody in and agrees a plan; two organisations arrange to meet. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const lead = await stage.join(admin, ['coordinator'])
const coach = await stage.join(admin, ['coach'])
const { programme, modules } = await aProgramme(lead.api)
const { at } = await desks(stage)

test('from the first talk to an agreed plan', async () => {
  const { page, complaints, field, press, heading } = await at('/today', coach)
  await page.getByRole('link', { name: 'My cases', exact: true }).click()
  await page.getByRole('link', { name: 'Take somebody in' }).first().click()
  await field('Given name').fill('Fatou')
  await field('Family name').fill('Ndiaye')
  await page.getByText('Wolof', { exact: true }).click()
  await field('Country').selectOption('SN')
  await field('Programme').selectOption(programme.id)
  await press('Take somebody in')
  await heading('Fatou Ndiaye')

  const write = () => page.getByRole('link', { name: 'Write down', exact: true }).first().click()
  await write()
  await heading('First interview')
  await field('The goal, in the person’s own words').fill('To sell what she sews')
  await field('Occupation').first().fill('7531 · tailor, dressmaker')
  await page.getByText('housing', { exact: true }).click()
  await page.getByRole('textbox', { name: 'housing' }).fill('Can stay with her sister')
  await press('Save')
  await heading('Fatou Ndiaye')
  await page.getByText('To sell what she sews').waitFor()

  await write()
  await heading('What the person can do')
  await field('Occupation').fill('7531 · tailor, dressmaker')
  // Refused at its field, in a sentence; nothing of the rest is lost.
  await field('Years').fill('many')
  await field('Skills in plain words').fill('Industrial sewing machines\nCutting')
  await press('Save')
  await page.locator('[aria-invalid="true"]').first().waitFor()
  await field('Years').fill('4,5')
  await press('Save')
  await heading('Fatou Ndiaye')
  await page.getByText('Industrial sewing machines · Cutting').waitFor()

  await write()
  const [module] = modules
  if (module === undefined) throw new Error('a programme without modules')
  await field('Occupation').fill('7531')
  await field('A business of one’s own').check()
  await field(module.title['en'] ?? '').check()
  await field('What for').fill('For the shop')
  await press('Save')
  await field('How the person said yes').selectOption('signed')
  await press('Agree the plan')
  await page.getByText('agreed', { exact: true }).waitFor()

  const { body } = await coach.api.listParticipants({ query: { q: 'Ndiaye' } })
  const [line] = body.items
  if (line === undefined) throw new Error('nobody was taken in')
  const { body: seen } = await coach.api.readCase({ params: { participantId: line.id } })
  expect(seen).toMatchObject({
    firstInterview: { situation: [{ topic: 'housing', note: 'Can stay with her sister' }] },
    assessment: { occupations: [{ isco08: '7531', years: 4.5 }] },
    plan: { state: 'agreed', businessIdea: true, items: [{ moduleId: module.id, purpose: 'For the shop' }] },
  })
  // The browser itself notes that the years were refused, and nothing else.
  expect(complaints()).toEqual([{ kind: 'log', text: expect.stringContaining('400 (Bad Request)') }])
})

const houses = await twoHouses(stage)

/** Lets answers from these addresses wait until they are released. */
async function heldBack(page: Page, addresses: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(addresses, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

test('the person says yes before two of us, and the centre takes them on', async () => {
  const participant = await preparedCase(houses)
  const munich = await at(`/cases/${participant.id}/refer`, houses.miriam)
  await munich.page.getByText('advice', { exact: true }).click()
  await munich.field('Language in which the person is asked').selectOption('wo')
  await munich.press('Show the person what would cross')
  await munich.heading('What the person agrees to')
  await munich.field('The text was read aloud').check()
  await munich.field('Second member of staff who was there').selectOption(houses.jonas.memberId)
  await munich.press('The person says yes')
  await munich.page.getByText('Offered', { exact: true }).waitFor()

  const query = { participantId: participant.id }
  const [referral] = (await houses.miriam.api.listReferrals({ query })).body.items
  if (referral === undefined) throw new Error('nothing was offered')
  const dakar = await at(`/referrals/${referral.id}`, houses.awa)
  // She can accept at once: that she answers herself is known before the list of colleagues has come.
  const release = await heldBack(dakar.page, '**/v1/colleagues*')
  await dakar.confirm('Accept')
  await dakar.page.getByText('accepted', { exact: true }).first().waitFor()
  release()
  const { body: receipt } = await houses.miriam.api.readReceipt({ params: { referralId: referral.id } })
  // There is no reviewed text in Wolof, so the one that was read out to her is in her other language.
  expect(receipt).toMatchObject({ 'dpv:hasNotice': { 'dct:language': 'fr' }, 'passerelle:readAloud': true })
  expect([...munich.complaints(), ...dakar.complaints()]).toEqual([])
})

test('one side proposes times, and the other one takes one', async () => {
  const referral = await referralIn(houses, 'accepted')
  const address = `/referrals/${referral.id}`

  const munich = await at(address, houses.miriam)
  await munich.heading('Appointments')
  await munich.press('Propose times')
  const times = munich.page.getByRole('group', { name: 'Times at which both sides are at work' })
  for (const place of [0, 1]) await times.locator('label').nth(place).click()
  await munich.field('A word about it (optional)').fill('She brings her sister')
  await munich.press('Propose times')
  await munich.page.getByText('proposed', { exact: true }).waitFor()

  const dakar = await at(address, houses.awa)
  await dakar.page.getByText('She brings her sister').waitFor()
  await dakar.page
    .getByRole('button', { name: /^Take .*:\d\d/ })
    .first()
    .click()
  await dakar.page.getByText('agreed', { exact: true }).waitFor()

  const params = { referralId: referral.id }
  const { items } = (await houses.miriam.api.listAppointments({ params })).body
  expect(items).toMatchObject([{ state: 'agreed', side: 'sender', kind: 'pre_departure_call' }])
  expect([...munich.complaints(), ...dakar.complaints()]).toEqual([])
})
