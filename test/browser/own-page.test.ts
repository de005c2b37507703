import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { testBrowser } from '../support/browser.ts'
import { openTestCloud } from '../support/cloud.ts'
import { fatou, journey, preparedCase, twoHouses } from '../support/exchange.ts'
import { type OwnLink, otherPin, ownLink } from '../support/own-link.ts'

/* The page of the person whom a case is about: by link and PIN, on a device that may not be their own. */

const stage = await openTestCloud()
const { cloud } = stage
const houses = await twoHouses(stage)
const { miriam, awa } = houses
const way = journey(houses)
const browser = await testBrowser([cloud.console])

/** Somebody who is asked whether Dakar may learn of them. */
async function asked() {
  const participant = await preparedCase(houses, fatou())
  const referral = await way.asked(await way.draft(participant.id))
  return { participant, referral, link: await ownLink(stage, miriam, participant) }
}

/** A device on which somebody opens a link. */
async function device(code: string, options: BrowserContextOptions = {}) {
  const visitor = await browser.visit({ locale: 'en-GB', ...options })
  const { page } = visitor
  await page.goto(`${cloud.console}/me/#${code}`)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
  const type = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  return { ...visitor, press, heading, type }
}

/** The same, inside. */
async function at({ code, pin }: Pick<OwnLink, 'code' | 'pin'>, options: BrowserContextOptions = {}) {
  const there = await device(code, options)
  await there.type('PIN', pin)
  await there.press('Open my page')
  await there.page.getByRole('heading', { level: 1, name: /Fatou/ }).waitFor()
  return there
}

const arabicDigits = (digits: string) => digits.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '')

describe('the way in', () => {
  test('says nothing of why link and PIN do not open, keeps the code, and opens in the language of the person', async () => {
    const { link } = await asked()
    const { page, type, press, heading, complaints } = await device(link.code)
    expect(page.url()).toBe(`${cloud.console}/me/`)
    await press('Open my page')
    await page.getByText('The PIN has six digits.').waitFor()
    await type('PIN', otherPin(link.pin))
    await press('Open my page')
    await page.getByRole('alert').getByText('This did not open').waitFor()
    // As a keyboard in Arabic types them.
    await type('PIN', arabicDigits(link.pin))
    await press('Open my page')
    await heading('Bonjour Fatou')
    await expect
      .poll(() => page.evaluate('[document.documentElement.lang, document.title]'))
      .toEqual(['fr', 'Ma propre page'])
    expect(complaints()).toEqual([{ kind: 'log', text: expect.stringContaining('401') }])
  })

  test('takes a code that is typed or pasted, and says how much of it is missing', async () => {
    const { link } = await asked()
    const { page, type, press, heading, complaints } = await device('')
    await type('Code from your link', link.code.slice(3))
    await type('PIN', link.pin)
    await press('Open my page')
    await page.getByText('and here are 49').waitFor()
    await type('Code from your link', `${cloud.console}/me/#${link.code.toLowerCase()} `)
    await press('Open my page')
    await heading('Bonjour Fatou')
    expect(complaints()).toEqual([])
  })

  test('leads to nobody else’s page: another link closes the one that is open', async () => {
    const one = await asked()
    const other = await asked()
    const { page, heading } = await at(one.link)
    await page.evaluate(`location.hash = ${JSON.stringify(other.link.code)}`)
    await heading('Ma propre page')
    expect(await page.textContent('body')).not.toContain('Fatou')
    expect(page.url()).not.toContain(other.link.code)
  })
})

describe('inside', () => {
  test('somebody reads exactly what would cross, says yes to a part of it, sees who holds it, and takes it back', async () => {
    const { referral, link } = await asked()
    const { page, press, heading, complaints } = await at(link)
    await page.getByLabel('Langue').selectOption('en')
    await heading('Hello, Fatou')
    await heading('My plan')
    await page.getByText('Nobody but', { exact: false }).waitFor()

    await press('Read it and answer')
    await heading(/May this be passed on to/)
    // Every tier, in words and as it is sent.
    const { body: preview } = await link.api.readOwnConsent({ params: { referralId: referral.id } })
    for (const { text } of preview.parts) await expect.poll(() => page.textContent('main')).toContain(text)
    await press('Yes, pass this on')
    await page.getByText('Choose first how much may be passed on.').waitFor()
    await page.getByLabel(/What you have learnt and planned/).check()
    await press('Yes, pass this on')
    await page.getByText('Your yes is kept.').waitFor()
    const { body: offered } = await awa.api.readReferral({ params: { referralId: referral.id } })
    expect(offered).toMatchObject({ state: 'offered', consent: { state: 'given', tiers: ['T0', 'T1'] } })
    await page.getByText('May read now: That you need help').waitFor()

    await press('Take my yes back')
    await page.getByLabel('Everything').check()
    await press('Take it back now')
    await page.getByText('It is taken back.').waitFor()
    await page.getByText('May read nothing any more.').waitFor()
    const { body: revoked } = await miriam.api.readReferral({ params: { referralId: referral.id } })
    expect(revoked.state).toBe('consent_revoked')
    expect(complaints()).toEqual([])
  })

  test('a no passes nothing on', async () => {
    const { referral, link } = await asked()
    const { page, press } = await at(link)
    await press('Lire et répondre')
    await press('Non, ne rien transmettre')
    await page.getByText('Rien n’a été transmis.').waitFor()
    expect((await miriam.api.readReferral({ params: { referralId: referral.id } })).body.state).toBe(
      'withdrawn',
    )
  })

  test('an answer that got lost on the line is given once, and one to what has changed is not given', async () => {
    const { referral, link } = await asked()
    const { page, press } = await at(link)
    let answered = 0
    await page.route('**/give', async (route) => {
      answered += 1
      const response = await route.fetch()
      // It arrived, and what came back got lost.
      if (answered === 1) await route.abort()
      else await route.fulfill({ response })
    })
    await press('Lire et répondre')
    await page.getByLabel(/Que vous avez besoin d’aide/).check()
    await press('Oui, transmettre ceci')
    await page.getByText('Pas de connexion').waitFor()
    await press('Oui, transmettre ceci')
    await page.getByText('Votre oui est enregistré.').waitFor()
    const { body: timeline } = await miriam.api.readTimeline({ params: { referralId: referral.id } })
    expect(timeline.items.filter(({ command }) => command === 'give-consent')).toHaveLength(1)

    const second = await asked()
    const there = await at(second.link)
    await there.press('Lire et répondre')
    await there.page.getByLabel(/Que vous avez besoin d’aide/).check()
    await miriam.api.withdrawReferral({
      ...way.at(second.referral),
      body: { reason: 'other_centre_chosen' },
    })
    await there.press('Oui, transmettre ceci')
    await there.page.getByText('Quelque chose a changé entre-temps').waitFor()
    await there.press('Relire')
    await there.heading(/Ce qui est partagé|Peut-on transmettre/)
  })

  test('a link that is taken back closes the page', async () => {
    const { participant, link } = await asked()
    const { page, press } = await at(link)
    await page.getByRole('button', { name: 'Lire et répondre' }).waitFor()
    // What is still being read would learn of it first.
    await page.waitForLoadState('networkidle')
    await miriam.api.removeLink({ params: { participantId: participant.id } })
    await press('Lire et répondre')
    await page.getByText('Entre-temps, votre lien n’est plus valable').waitFor()
    expect(await page.textContent('body')).not.toContain('Fatou')
  })
})

test('somebody keeps a copy of all that is held about them as one file, made on their device', async () => {
  const { link, participant } = await asked()
  const { page, press, complaints } = await at(link, { acceptDownloads: true })
  await page.getByLabel('Langue').selectOption('en')
  const [download] = await Promise.all([page.waitForEvent('download'), press('Keep a copy of it')])
  expect(download.suggestedFilename()).toBe('copy.json')
  const chunks: Uint8Array[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  const copy: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  expect(copy).toMatchObject({
    lang: 'en',
    case: expect.arrayContaining([
      expect.objectContaining({ of: 'Participant', title: 'What we know about you' }),
    ]),
  })
  expect(JSON.stringify(copy)).toContain(participant.pseudonym)
  expect(complaints()).toEqual([])
})

test('nothing of it stays on the device: not after closing, not while it is open', async () => {
  const { link } = await asked()
  const { page, press } = await at(link)
  const kept = () =>
    page.evaluate(`Promise.all([caches.keys(), indexedDB.databases(), navigator.serviceWorker.getRegistrations()])
      .then((all) => JSON.stringify([...all, localStorage, sessionStorage, document.cookie, history.state]))`)
  expect(await kept()).toBe('[[],[],[],{},{},"",null]')
  await press('Fermer ma page')
  await page.getByText('Rien n’en reste sur cet appareil.').waitFor()
  expect(await kept()).toBe('[[],[],[],{},{},"",null]')
  const rest = await page.content()
  for (const secret of [link.code, link.pin, 'Fatou', 'Dakar']) expect(rest).not.toContain(secret)
  await page.goBack()
  expect(await page.content()).not.toContain('Fatou')
})

test('a script in what others wrote stays text', async () => {
  const stored = '<img src=x onerror="complainOfPolicy(1)"><script>complainOfPolicy(2)</script>'
  const given = {
    ...fatou(),
    names: [
      { kind: 'official' as const, given: `Fatou ${stored}`.slice(0, 100), family: 'N', primary: true },
    ],
  }
  const participant = await preparedCase(houses, given)
  const link = await ownLink(stage, miriam, participant)
  const { page, complaints } = await at(link)
  expect(await page.textContent('h1')).toContain('<img src=x')
  expect(complaints()).toEqual([])
})

describe('everybody can use it', () => {
  const looks = (['en', 'de', 'fr', 'ar'] as const).flatMap((language, n) => [
    { language, width: 360, colorScheme: n % 2 === 0 ? ('light' as const) : ('dark' as const) },
    { language, width: 1280, colorScheme: n % 2 === 0 ? ('dark' as const) : ('light' as const) },
  ])

  test.each(looks)(
    'in $language, $width pixels wide, $colorScheme',
    async ({ language, width, colorScheme }) => {
      const { link } = await asked()
      const { page, complaints } = await at(link, { colorScheme, viewport: { width, height: 800 } })
      await page.getByRole('combobox').selectOption(language)
      await page.locator(`html[lang=${language}] main .notice.waiting`).waitFor()
      await expect
        .poll(() => page.evaluate('document.documentElement.dir'))
        .toBe(language === 'ar' ? 'rtl' : 'ltr')
      // The page is never wider than the screen.
      const isWider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
      expect(await page.evaluate(isWider)).toBe(false)
      expect(await obstaclesOn(page)).toEqual([])
      await page.locator('.notice.waiting button').click()
      await page.locator('fieldset').waitFor()
      expect(await page.evaluate(isWider)).toBe(false)
      expect(await obstaclesOn(page)).toEqual([])
      expect(complaints()).toEqual([])
    },
  )

  test('with the keyboard alone', async () => {
    const { referral, link } = await asked()
    const { page } = await device(link.code)
    // The PIN has the focus already, because the link brings the rest.
    await page.locator('#pin:focus').waitFor()
    await page.keyboard.type(link.pin)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Fatou/ }).waitFor()
    const reach = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).waitFor()
      for (let n = 0; n < 60; n += 1) {
        if ((await page.evaluate('document.activeElement.textContent')) === name) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`${name} is not reached`)
    }
    await reach('Lire et répondre')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Peut-on transmettre/ }).waitFor()
    await reach('Non, ne rien transmettre')
    await page.keyboard.press('Enter')
    await page.getByText('Votre non est enregistré.').waitFor()
    expect((await miriam.api.readReferral({ params: { referralId: referral.id } })).body.state).toBe(
      'withdrawn',
    )
  })
})

test('the browser has letters for all four languages, so that the looks of a page say something', async () => {
  const { page } = await device('')
  const missing = await page.evaluate(`
    const paper = document.createElement('canvas').getContext('2d')
    paper.font = '40px ' + getComputedStyle(document.body).fontFamily
    const drawn = (text) => {
      paper.clearRect(0, 0, 300, 150)
      paper.fillText(text, 20, 60)
      return paper.canvas.toDataURL()
    }
    // A code point that no font has shows what stands for a missing letter, and a space that nothing is drawn.
    const nothing = ['\\u{10FFFD}', ' '].map(drawn)
    ;[...'aßéœشؤ'].filter((letter) => nothing.includes(drawn(letter)))`)
  expect(missing).toEqual([])
})

test('a seeded obstacle is found', async () => {
  const { page } = await device('')
  await page.locator('#pin').waitFor()
  expect(await obstaclesOn(page)).toEqual([])
  await page.evaluate(`document.querySelector('label[for=pin]').remove()`)
  expect(await obstaclesOn(page)).toContainEqual(expect.stringContaining('label: <input id="pin"'))
  await page.evaluate(`document.querySelector('#pin').style.borderColor = '#ced4da'`)
  expect(await obstaclesOn(page)).toContainEqual(expect.stringContaining('faint field: <input id="pin"'))
})
