import type { ParticipantId, SessionId } from '@passerelle/domain/kernel'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { testBrowser } from '../support/browser.ts'
import { storedBy } from '../support/browser-storage.ts'
import { aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud, password } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { desks } from '../support/console.ts'
import { inDays } from '../support/exchange.ts'
import { keptBrowser } from '../support/kept-browser.ts'
import { keyboardOf } from '../support/keyboard.ts'
import { needlesOf, search } from '../support/needles.ts'
import { releasesOf } from '../support/releases.ts'

/* A coach takes a roster along to where there is no network, fills it in, lets people sign, and sends it once they are back. */

const stage = await openTestCloud()
const { cloud } = stage
const { admin } = await stage.openTenant({ language: 'en' })
const coach = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const { programme } = await aProgramme(coordinator.api)
const { at } = await desks(stage)

const family = 'Wanderkanari'
const passphrase = 'lantern saddle river twelve'
const visit = (change: Parameters<typeof aTraining>[2] = {}) =>
  aTraining(programme.id, coach, { kind: 'mobile_counselling', title: 'In the canteen', ...change })
const people = (given: readonly string[]) =>
  Promise.all(given.map(async (each) => (await takeIn(coach.api, named(each, family))).id))

async function attendanceIn(sessionId: SessionId, who: readonly ParticipantId[]) {
  const all = await Promise.all(
    who.map((participantId) => coordinator.api.listAttendance({ params: { participantId } })),
  )
  return all.map(({ body }) => body.items.filter((each) => each.sessionId === sessionId))
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const press = (page: Page, name: string) => button(page, name).click()
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

async function signIn(page: Page): Promise<void> {
  await field(page, 'E-mail address').fill(coach.email)
  await field(page, 'Password').fill(password)
  await press(page, 'Sign in')
}

/** The coach comes to the console and signs in. */
async function arrive(page: Page): Promise<void> {
  await page.goto(cloud.console)
  await signIn(page)
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}

async function takeAlong(page: Page, sessionId: string): Promise<void> {
  await page.evaluate(`location.hash = '/sessions/${sessionId}'`)
  await press(page, 'Take the roster along')
  await field(page, 'Passphrase of the visit').fill(passphrase)
  await field(page, 'The passphrase once more').fill(passphrase)
  await page.locator('form').getByRole('button', { name: 'Take the roster along' }).click()
  await page.getByText('A roster lies on this device').waitFor()
}

/** The same, and goes on to fill it in. */
async function takeAlongAndFill(page: Page, sessionId: string): Promise<void> {
  await takeAlong(page, sessionId)
  await page.getByRole('link', { name: 'Open the roster' }).click()
}

async function open(page: Page, typed = passphrase): Promise<void> {
  await field(page, 'Passphrase of the visit').fill(typed)
  await press(page, 'Open')
}

/** Somebody was there, and signs with a few strokes. */
async function signs(page: Page, name: string): Promise<void> {
  await field(page, `How ${name} attended`).selectOption('attended')
  await press(page, `Let ${name} sign`)
  const pad = page.getByRole('img', { name: `Signature of ${name}` })
  const box = await pad.boundingBox()
  if (box === null) throw new Error('there is no field to sign in')
  for (const line of [0.2, 0.5]) {
    await page.mouse.move(box.x + 20, box.y + box.height * line)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.8, { steps: 4 })
    await page.mouse.up()
  }
  await press(page, 'Keep the signature')
  await button(page, `Let ${name} sign anew`).waitFor()
}

const nothingLies = (page: Page) =>
  page.evaluate<boolean>(`(async () => {
    const workers = await navigator.serviceWorker.getRegistrations()
    return workers.length === 0 && (await caches.keys()).length === 0
  })()`)

describe('twelve people sign where there is no network', async () => {
  const names = 'Awa Binta Coumba Dior Fanta Khady Maimouna Ndeye Oumou Penda Rama Sira'.split(' ')
  const twelve = await people(names)
  const { id } = await aTrainingWith(coach.api, visit(), twelve)
  const device = await keptBrowser()
  const fresh = await keptBrowser()
  const needles = needlesOf(family)

  test('and with the browser killed, opened again and sent twice, twelve attended once', async () => {
    let { page, context } = await device.open()
    await arrive(page)
    await takeAlong(page, id)

    const offline = async () => {
      ;({ page, context } = await device.open({ offline: true }))
      await page.goto(`${cloud.console}/#/visit`)
      await page.getByText('No connection').first().waitFor()
    }
    await offline()
    await open(page, 'another lantern altogether')
    await page.getByText('This passphrase does not open it.').waitFor()
    expect(await page.getByText(family).count()).toBe(0)
    await open(page)
    for (const name of names.slice(0, 7)) await signs(page, `${name} ${family}`)
    // The telephone has no memory left.
    await offline()
    expect(await page.getByText(family).count()).toBe(0)
    await open(page)
    await page.getByText('7 entries were not sent yet.').waitFor()
    for (const name of names.slice(7)) await signs(page, `${name} ${family}`)
    expect(await page.getByRole('button', { name: 'sign anew' }).count()).toBe(12)
    await page.getByText('12 entries were not sent yet.').waitFor()
    expect((await attendanceIn(id, twelve)).flat()).toEqual([])

    // The line comes back, and what is open stays so; who sends it signs in.
    await context.setOffline(false)
    await press(page, 'Sign in')
    await signIn(page)
    // The answer is lost on its way, and then the browser as well.
    await page.route('**/attendance', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await press(page, 'Send 12 entries')
    await page.getByRole('alert').getByText('No connection').waitFor()
    ;({ page, context } = await device.open())
    await page.goto(cloud.console)
    await page.getByText('12 entries were not sent yet.').waitFor()
    await page.getByRole('link', { name: 'Open the roster' }).click()
    await open(page)
    await press(page, 'Sign in')
    await signIn(page)
    await press(page, 'Send 12 entries')
    await page.getByText('12 entries were sent.').waitFor()

    const attendance = await attendanceIn(id, twelve)
    expect(attendance.map((each) => each.length)).toEqual(twelve.map(() => 1))
    for (const [one] of attendance) {
      expect(one).toMatchObject({
        version: 1,
        earlier: [],
        status: 'attended',
        recordedBy: memberId(coach),
        signature: { way: 'drawn', status: 'attended', teachingUnits: 4 },
      })
    }
    await page.getByText('Nothing lies on this device.').waitFor()
    await expect.poll(() => nothingLies(page), { timeout: 60_000 }).toBe(true)
    await page.evaluate(`location.hash = '/sessions/${id}'`)
    await page
      .getByRole('img', { name: /^signed on/ })
      .first()
      .waitFor()
    await device.kill()
  })

  test('nothing on the device says whom the roster is of, in any way in which it keeps something', async () => {
    const { id: next } = await aTrainingWith(coach.api, visit(), twelve.slice(0, 2))
    const { page } = await device.open()
    await arrive(page)
    await takeAlongAndFill(page, next)
    await signs(page, `Awa ${family}`)
    const found = async () =>
      (await storedBy(page)).filter(({ content }) => search(content, needles).length > 0)
    const lies = (await storedBy(page)).map(({ name }) => name.split(' ').slice(0, 1).join())
    expect(new Set(lies)).toEqual(new Set(['IndexedDB', 'cache', 'cookies']))
    expect(await found()).toEqual([])

    // Each of them would be seen.
    await page.evaluate(`(async () => {
      const text = JSON.stringify([{ name: 'Awa ${family}' }])
      localStorage.setItem('draft', text)
      sessionStorage.setItem('draft', text)
      await (await caches.open('answers')).put('/v1/roster', new Response(text))
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open('passerelle-visit')
        opening.onsuccess = () => {
          const writing = opening.result.transaction('taken-along', 'readwrite')
          writing.objectStore('taken-along').put({ visit: new TextEncoder().encode(text) }, 'draft')
          writing.oncomplete = resolve
          writing.onerror = reject
        }
      })
    })()`)
    expect((await found()).map(({ name }) => name.split(' ')[0]).toSorted()).toEqual([
      'IndexedDB',
      'cache',
      'localStorage',
      'sessionStorage',
    ])
    await page.evaluate(`(async () => {
      localStorage.clear()
      sessionStorage.clear()
      await caches.delete('answers')
    })()`)
    await device.kill()
  })

  test('what lies on its disk after it was killed says nothing either', async () => {
    const { id: next } = await aTrainingWith(coach.api, visit(), twelve.slice(0, 2))
    let { page } = await fresh.open()
    await arrive(page)
    await takeAlongAndFill(page, next)
    await signs(page, `Awa ${family}`)
    await fresh.kill()
    const inFiles = () =>
      fresh
        .files()
        .filter(({ content }) => search(content, needles).length > 0)
        .map(({ name }) => name)
    expect(fresh.files().some(({ name }) => name.includes('IndexedDB'))).toBe(true)
    expect(inFiles()).toEqual([])
    ;({ page } = await fresh.open())
    await page.goto(cloud.console)
    await page.evaluate(`localStorage.setItem('draft', 'Awa ${family}')`)
    await expect.poll(inFiles, { timeout: 60_000, interval: 1000 }).not.toEqual([])
  })
})

describe('what somebody else wrote meanwhile', () => {
  test('is shown beside what was written here, and a person decides for each; the rest is sent', async () => {
    const [awa, binta, coumba, dior] = (await people(['Awa', 'Binta', 'Coumba', 'Dior'])) as [
      ParticipantId,
      ParticipantId,
      ParticipantId,
      ParticipantId,
    ] // four were taken in
    const { id } = await aTrainingWith(coach.api, visit(), [awa, binta, coumba, dior])
    const { page } = await at('/today', coach)
    await takeAlongAndFill(page, id)
    for (const name of ['Awa', 'Binta', 'Coumba', 'Dior']) {
      await field(page, `How ${name} ${family} attended`).selectOption('attended')
    }
    await coach.api.unenrolParticipant({ params: { sessionId: id, participantId: dior } })
    const lines = [
      { participantId: binta, status: 'excused' as const },
      { participantId: coumba, status: 'late' as const, teachingUnits: 2 },
    ]
    await coordinator.api.recordAttendance({ params: { sessionId: id }, ifMatch: 6, body: { lines } })
    await press(page, 'Send 4 entries')
    await page.getByText('1 entry was sent.').waitFor()
    await page.getByText('3 entries wait for your decision.').waitFor()
    await page.locator('li', { hasText: 'Binta' }).getByText('excused').waitFor()
    await page.locator('li', { hasText: 'Dior' }).getByText('Has no place in this session.').waitFor()
    expect(await obstaclesOn(page)).toEqual([])
    expect((await attendanceIn(id, [awa, binta])).flat()).toMatchObject([
      { status: 'attended' },
      { status: 'excused', version: 1 },
    ])

    await press(page, `What was written here holds for Binta ${family}`)
    await press(page, `What stands there holds for Coumba ${family}`)
    await press(page, `Leave the entry for Dior ${family} behind`)
    await press(page, 'Send 1 entry')
    await page.getByText('Nothing lies on this device.').waitFor()
    expect(await attendanceIn(id, [awa, binta, coumba, dior])).toMatchObject([
      [{ status: 'attended', version: 1 }],
      [{ status: 'attended', version: 2, earlier: [{ status: 'excused' }] }],
      [{ status: 'late', teachingUnits: 2, version: 1 }],
      [],
    ])
  })

  test('a session that was called off is told of, and nothing is lost until a person leaves it behind', async () => {
    const [awa] = await people(['Awa'])
    if (awa === undefined) throw new Error('nobody was taken in')
    const { id } = await aTrainingWith(coach.api, visit(), [awa])
    const { page } = await at('/today', coach)
    await takeAlongAndFill(page, id)
    await signs(page, `Awa ${family}`)
    await coordinator.api.cancelSession({ params: { sessionId: id }, ifMatch: 2 })
    await press(page, 'Send 1 entry')
    await page.getByRole('alert').waitFor()
    await page.getByText('1 entry was not sent yet.').waitFor()
    await press(page, 'Take the roster off this device')
    await page.getByText('1 entry that was not sent is lost for good').waitFor()
    await press(page, 'Take it off now')
    await page.getByText('Nothing lies on this device.').waitFor()
    await expect.poll(() => nothingLies(page), { timeout: 60_000 }).toBe(true)
  })
})

test('whoever signs out is warned of what was not sent, and then nothing of it is left', async () => {
  const who = await people(['Awa'])
  const { id } = await aTrainingWith(coach.api, visit(), who)
  const { page } = await at('/today', coach)
  await takeAlongAndFill(page, id)
  await field(page, `How Awa ${family} attended`).selectOption('absent')
  await page.getByText('1 entry was not sent yet.').waitFor()
  await press(page, 'Sign out')
  await page.getByText('Whoever signs out loses it for good.').waitFor()
  await press(page, 'Cancel')
  await field(page, `How Awa ${family} attended`).waitFor()
  await press(page, 'Sign out')
  await press(page, 'Sign out and lose them')
  await field(page, 'E-mail address').waitFor()
  await expect.poll(() => nothingLies(page), { timeout: 60_000 }).toBe(true)
  expect((await storedBy(page)).filter(({ name }) => !name.startsWith('cookies'))).toEqual([])
})

test('three days after the session it is gone by itself', async () => {
  const who = await people(['Awa'])
  const { id } = await aTrainingWith(coach.api, visit(), who)
  const { page } = await at('/today', coach)
  await takeAlong(page, id)
  await page.clock.setFixedTime(`${inDays(3)}T23:00:00.000Z`)
  await page.goto(`${cloud.console}/?#/visit`)
  await page.getByText('Nothing lies on this device.').waitFor()
  expect(await nothingLies(page)).toBe(true)
})

const releases = await releasesOf(cloud.console)
const browser = await testBrowser([releases.address, cloud.cognito.endpoint])

test('a newer release takes the place of the one that was kept, and opens without a network in turn', async () => {
  const who = await people(['Awa'])
  const { id } = await aTrainingWith(coach.api, visit(), who)
  const { page } = await browser.visit({ locale: 'en-GB' })
  await page.goto(releases.address)
  await signIn(page)
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await takeAlong(page, id)
  const kept = () => page.evaluate<string[]>('caches.keys()')
  const shown = () => page.evaluate<string>('document.querySelector("meta[name=release]").content')
  const [first = ''] = await kept()
  expect(first).toMatch(/^first-/)

  releases.putUp('second')
  await page.goto(`${releases.address}/#/visit`)
  // On a line that is slower than the worker's patience the page is the one that was kept, and the next one the newest.
  const reloaded = async () => {
    await page.reload()
    return shown()
  }
  await expect.poll(reloaded, { timeout: 60_000 }).toBe('second')
  await expect.poll(kept, { timeout: 60_000 }).toEqual([first.replace('first', 'second')])
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('No connection').first().waitFor()
  expect(await shown()).toBe('second')
  await open(page)
  await page.getByText(`Awa ${family}`).first().waitFor()
})

test('a session that has not begun is not filled in yet, and too little of a passphrase takes nothing along', async () => {
  const who = await people(['Awa'])
  const { id } = await aTrainingWith(coach.api, visit({ day: inDays(1) }), who)
  const { page } = await at(`/sessions/${id}`, coach)
  await press(page, 'Take the roster along')
  await field(page, 'Passphrase of the visit').fill('aaaaaaaaaaaaaa')
  await field(page, 'The passphrase once more').fill('aaaaaaaaaaaaaa')
  await page.locator('form').getByRole('button', { name: 'Take the roster along' }).click()
  await page.getByText('Too few different characters.').waitFor()
  expect(await nothingLies(page)).toBe(true)
  await press(page, 'Cancel')
  await takeAlongAndFill(page, id)
  await page.getByText('It can be filled in once the session has begun').waitFor()
  expect(await field(page, `How Awa ${family} attended`).count()).toBe(0)
})

test('by the keyboard alone, and somebody who cannot sign on a screen signs on paper', async () => {
  const who = await people(['Awa'])
  const { id } = await aTrainingWith(coach.api, visit(), who)
  const { page } = await at(`/sessions/${id}`, coach)
  const keyboard = keyboardOf(page)
  await page.getByRole('heading', { name: 'In the canteen' }).waitFor()
  await keyboard.follow('Take the roster along')
  await keyboard.to('Passphrase of the visit')
  await keyboard.type(passphrase)
  await keyboard.to('The passphrase once more')
  await keyboard.type(passphrase)
  await keyboard.press('Enter')
  await page.getByText('A roster lies on this device').waitFor()
  await keyboard.follow('Open the roster')
  await keyboard.to(`How Awa ${family} attended`)
  await keyboard.type('there')
  await keyboard.follow(`Let Awa ${family} sign`)
  await keyboard.to('Signed on paper')
  await keyboard.press('Space')
  await keyboard.to('Keep the signature')
  await keyboard.press('Enter')
  await button(page, `Let Awa ${family} sign anew`).waitFor()
  await keyboard.to('Send 1 entry')
  await keyboard.press('Enter')
  await page.getByText('1 entry was sent.').waitFor()
  expect((await attendanceIn(id, who)).flat()).toMatchObject([{ signature: { way: 'on_paper' } }])
})

test.each([
  ['ar', 360],
  ['fr', 360],
  ['de', 1280],
])(
  'in %s at %d pixels nothing stands in anybody’s way, sealed, open, signing and without a session',
  async (locale, width) => {
    const who = await people(['Awa', 'Binta'])
    const { id } = await aTrainingWith(coach.api, visit(), who)
    const { page, complaints } = await at('/today', coach, { viewport: { width, height: 800 } })
    await takeAlongAndFill(page, id)
    await signs(page, `Awa ${family}`)
    await field(page, `How Binta ${family} attended`).selectOption('late')
    await press(page, `Let Binta ${family} sign`)
    const language = { ar: 'العربية', fr: 'Français', de: 'Deutsch' }[locale] ?? ''
    await page.locator('header select').selectOption({ label: language })
    await page.locator(`html[lang=${locale}]`).waitFor()
    const seen = async () => [
      ...(await obstaclesOn(page)),
      await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    ]
    expect(await seen()).toEqual([0])
    // Loaded anew nobody is signed in, and the roster is sealed.
    await page.reload()
    await page.locator('input[type=password]').waitFor()
    expect(await seen()).toEqual([0])
    await page.locator('input[type=password]').fill(passphrase)
    await page.locator('form button[type=submit]').click()
    await page.getByText(family).first().waitFor()
    expect(await seen()).toEqual([0])
    // A part that was asked for before the worker stood in between is asked for again, and the browser says so.
    expect(complaints().filter(({ text }) => !text.startsWith('A preload for'))).toEqual([])
  },
)
