import { expect, test } from 'vitest'
import { aProgramme } from '../support/casework.ts'
import { openTestCloud, password } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { fatou, preparedCase, referralIn, twoHouses } from '../support/exchange.ts'
import { keyboardOf } from '../support/keyboard.ts'

/* The main job of a coach by the keys alone: no test here has a mouse, and at every stop the eye finds where one is. */

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { programme } = await aProgramme(houses.lead.api)
const { before } = await desks(stage)

/** Signed in by the keys, on the first screen. */
async function signedIn() {
  const { page, heading, complaints } = await before()
  const keys = keyboardOf(page)
  await heading('Sign in')
  await keys.to('E-mail address')
  await keys.type(houses.miriam.email)
  await keys.to('Password')
  await keys.type(password)
  await keys.press('Enter')
  await heading('Today')
  return { page, keys, heading, complaints }
}

test('a coach signs in, takes somebody in, and refers somebody to “offered”', async () => {
  const participant = await preparedCase(houses, fatou({ names: [named('Marième', 'Diop')] }))
  const { page, keys, heading, complaints } = await signedIn()

  await keys.follow('My cases')
  await heading('My cases')
  await keys.follow('Take somebody in')
  await heading('Take somebody in')
  await keys.to('Given name')
  await keys.type('Ousmane')
  await keys.to('Family name')
  await keys.type('Faye')
  await keys.to('Wolof')
  await keys.press('Space')
  await keys.to('Country')
  await keys.type('Senegal')
  await keys.to('Programme')
  await keys.type((programme.name['en'] ?? '').slice(0, 12))
  await keys.follow('Take somebody in')
  await heading('Ousmane Faye')

  await keys.to('My cases')
  await keys.press('Enter')
  await heading('My cases')
  await keys.follow(/^Marième Diop/)
  await heading('Marième Diop')
  await keys.follow('Refer or hand over')
  await heading('Refer Marième Diop')
  // The only centre in the country is chosen; the arrows choose another and come back.
  await keys.to('handover')
  await keys.press('ArrowDown')
  expect((await keys.stop())?.unseen).toBeUndefined()
  await keys.press('ArrowUp')
  await keys.to('advice')
  await keys.press('Space')
  await keys.to('Language in which the person is asked')
  await keys.type('French')
  await keys.follow('Show the person what would cross')
  await heading('What the person agrees to')
  await keys.to('The text was read aloud')
  await keys.press('Space')
  await keys.to('Second member of staff who was there')
  await keys.press('ArrowDown')
  await keys.follow('The person says yes')
  await page.getByText('Offered', { exact: true }).waitFor()
  expect((await keys.stop())?.name).toBe('The person decides')

  const { items } = (await houses.miriam.api.listReferrals({ query: { participantId: participant.id } })).body
  expect(items).toMatchObject([{ state: 'offered' }])
  const { body } = await houses.miriam.api.listParticipants({ query: { q: 'Faye' } })
  expect(body.items).toMatchObject([{ returnCountry: 'SN', programmeId: expect.any(String) }])
  expect(complaints()).toEqual([])
})

test('the first key leads past what stands on every screen, straight to what this one is about', async () => {
  const { page, keys, heading } = await signedIn()
  const [first] = await keys.round()
  expect(first?.name).toBe('Skip to the content')
  await keys.to('Skip to the content')
  await keys.press('Enter')
  await keys.press('Tab')
  expect(await page.evaluate(`document.getElementById('screen').contains(document.activeElement)`)).toBe(true)
  await heading('Today')
})

test.each([
  ['Today', '/today'],
  ['My cases', '/cases'],
  ['Take somebody in', '/cases/new'],
  ['Sent', '/outbox'],
])('once round a screen: every stop is seen, and none holds the keys: %s', async (_, address) => {
  const { page, keys } = await signedIn()
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`)
  await page.waitForLoadState('networkidle')
  const stops = await keys.round()
  expect(stops.length).toBeGreaterThan(5)
  expect(stops.filter(({ name }) => name === '')).toEqual([])
})

test('a step that opens takes the keys, Escape closes it, and they are back where they were; a step that is taken keeps them', async () => {
  const referral = await referralIn(houses, 'offered')
  const { page, keys } = await signedIn()
  await page.evaluate(`location.hash = '/referrals/${referral.id}'`)
  await keys.follow('Withdraw')
  expect(await keys.stop()).toMatchObject({ tag: 'form', name: 'Withdraw' })
  await keys.press('Escape')
  await expect.poll(() => keys.stop()).toMatchObject({ tag: 'button', name: 'Withdraw' })

  // An act, which stands on other screens, does the same.
  await page.evaluate(`location.hash = '/cases/${referral.participantId}/link'`)
  await keys.follow('Make a link')
  await keys.press('Escape')
  await expect.poll(() => keys.stop()).toMatchObject({ tag: 'button' })
})

function named(given: string, family: string) {
  return { kind: 'official' as const, primary: true, given, family }
}
