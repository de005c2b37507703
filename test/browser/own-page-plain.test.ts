import { languages, ownNames } from '@passerelle/messages'
import { describe, expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { testBrowser } from '../support/browser.ts'
import { openTestCloud } from '../support/cloud.ts'
import { fatou, journey, preparedCase, twoHouses } from '../support/exchange.ts'
import { otherPin, ownLink } from '../support/own-link.ts'

/* The page of the person whom a case is about, in a browser that runs no script: read, and nothing else. */

const lines: string[] = []
const stage = await openTestCloud({ log: ({ line }) => lines.push(line) })
const { cloud } = stage
const houses = await twoHouses(stage)
const { miriam, awa } = houses
const way = journey(houses)
const browser = await testBrowser([cloud.console])

const inEveryWord = '<script>document.title = 1</script><b onclick=x>Fatou'

async function asked() {
  const participant = await preparedCase(houses, fatou({ names: [nameOf(inEveryWord)] }))
  const referral = await way.asked(await way.draft(participant.id))
  return { participant, referral, link: await ownLink(stage, miriam, participant) }
}

const nameOf = (given: string) => ({ kind: 'official' as const, primary: true, given, family: 'Sow' })

const phone = { width: 360, height: 780 }

/** A browser that runs no script, at the way in. */
async function plainly() {
  const visitor = await browser.visit({ javaScriptEnabled: false, viewport: phone })
  const { page } = visitor
  const sizes: number[] = []
  page.on('response', async (response) => {
    if (response.url().endsWith('/v1/self/page')) sizes.push((await response.body()).length)
  })
  await page.goto(`${cloud.console}/me/`)
  const comeIn = async (language: 'de' | 'en' | 'fr' | 'ar', code: string, pin: string) => {
    const door = page.locator(`details[lang=${language}]`)
    if (await door.count()) await door.locator('summary').click()
    const form = (await door.count()) ? door : page.locator('form')
    await form.locator('[name=code]').fill(code)
    await form.locator('[name=pin]').fill(pin)
    await Promise.all([page.waitForEvent('framenavigated'), form.locator('button').click()])
    await page.waitForLoadState()
  }
  return { ...visitor, comeIn, sizes }
}

describe('without script', () => {
  test('somebody comes in by a form in their language, with the whole link, and reads all that concerns them', async () => {
    const { link } = await asked()
    const { page, comeIn, sizes, complaints } = await plainly()
    await comeIn('de', `${cloud.console}/me/#${link.code}`, link.pin)
    const text = await page.textContent('main')
    for (const said of [
      `Guten Tag, ${inEveryWord}`,
      'Sie werden etwas gefragt',
      'Hier können Sie nur lesen',
      'Jetzt für mich zuständig',
      'Wo ich stehe',
      'Meine Termine',
      'Mein Plan',
      'Wer was über mich weiß',
    ])
      expect.soft(text).toContain(said)
    // A word is a word.
    expect(await page.title()).toBe('Meine eigene Seite')
    expect(await page.locator('main script, main b').count()).toBe(0)
    // Nothing of it is in an address, and nothing is kept.
    expect(page.url()).toBe(`${cloud.console}/v1/self/page`)
    expect(await page.context().cookies()).toEqual([])
    const whole = await page.content()
    expect(whole).not.toContain(link.code)
    expect(whole).not.toContain(link.pin)
    expect(sizes[0]).toBeGreaterThan(3_000)
    expect(sizes[0]).toBeLessThan(30_000)
    expect(complaints()).toEqual([])
    expect(lines.filter((line) => line.includes(link.code) || line.includes(link.pin))).toEqual([])
  })

  test('what is decided with script is read without it, and who is responsible then', async () => {
    const { referral, link } = await asked()
    await link.api.giveOwnConsent({
      params: { referralId: referral.id },
      ifMatch: referral.version,
      body: { tiers: ['T0'], packageVersion: 1, language: 'fr' },
    })
    const { page, comeIn } = await plainly()
    await comeIn('en', link.code, link.pin)
    const { body: tenant } = await awa.api.readOwnTenant()
    expect(await page.textContent('main')).toContain(`May read now: That you need help`)
    expect(await page.getByRole('heading', { name: tenant.name }).count()).toBeGreaterThan(0)
  })

  test.each(languages)('the way in and the page have no obstacle, light and dark: %s', async (language) => {
    const { link } = await asked()
    const looking = await browser.visit({ viewport: phone })
    /** What is looked for takes a script, so the page is looked at where one runs, as it stands. */
    const obstacles = async (html: string) => {
      const address = `${cloud.console}/as-it-stands`
      await looking.page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }))
      const found: string[] = []
      for (const colorScheme of ['light', 'dark'] as const) {
        await looking.page.emulateMedia({ colorScheme })
        await looking.page.goto(address)
        found.push(...(await obstaclesOn(looking.page)))
      }
      await looking.page.unroute(address)
      return found
    }
    const { page, comeIn } = await plainly()
    expect(await page.locator(`details[lang=${language}] summary`).textContent()).toBe(ownNames[language])
    await page.locator(`details[lang=${language}] summary`).click()
    const door = (await page.content()).replace(
      /<script.*?<\/script>|<\/?noscript>|<div id="me"><\/div>/gs,
      '',
    )
    expect(door).toContain('<details')
    expect(await obstacles(door)).toEqual([])
    await page.locator(`details[lang=${language}] summary`).click()
    await comeIn(language, link.code, otherPin(link.pin))
    expect(await obstacles(await page.content())).toEqual([])
    await comeIn(language, link.code, link.pin)
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
    expect(await page.locator('h1').textContent()).toContain('Fatou')
    expect(await obstacles(await page.content())).toEqual([])
    // What is looked at is seen where it is wrong.
    expect(await obstacles((await page.content()).replace(/ lang="\w+"/, ''))).not.toEqual([])
  })
})

describe('where it does not open, words say why and lead on', () => {
  test('a wrong PIN counts as it does elsewhere, keeps the code, and locks the link after five', async () => {
    const { link } = await asked()
    const { page, comeIn } = await plainly()
    for (let tries = 0; tries < 5; tries += 1) {
      await comeIn('fr', link.code, otherPin(link.pin, tries + 1))
      expect(await page.getByRole('alert').textContent()).toContain('Cela ne s’est pas ouvert')
      expect(await page.locator('[name=code]').inputValue()).toBe(link.code)
      expect(await page.locator('[name=pin]').inputValue()).toBe('')
    }
    await comeIn('fr', link.code, link.pin)
    expect(await page.getByRole('alert').count()).toBe(1)
  })

  test('a link that was taken back opens nothing any more, in the middle of reading too', async () => {
    const { participant, link } = await asked()
    const { page, comeIn } = await plainly()
    await comeIn('en', link.code, link.pin)
    await miriam.api.removeLink({ params: { participantId: participant.id } })
    await page.goto(`${cloud.console}/me/`)
    // The gateway may still remember link and PIN.
    await comeIn('en', link.code, link.pin)
    expect(await page.getByRole('alert').textContent()).toContain('This did not open')
    await page.getByRole('link', { name: 'Use another link' }).click()
    await page.waitForURL('**/me/')
  })

  test('where the API is away for a moment, and where nobody came by the form', async () => {
    const { link } = await asked()
    const { page, comeIn } = await plainly()
    cloud.interfere(() => ({ fail: { code: 'InternalServerError', status: 500 } }))
    cloud.forgetAuthorizations()
    await comeIn('de', link.code, link.pin)
    cloud.interfere(undefined)
    expect(await page.getByRole('alert').textContent()).toContain('Die Seite antwortet nicht')
    await comeIn('de', link.code, link.pin)
    expect(await page.locator('h1').textContent()).toContain('Guten Tag')

    await page.goto(`${cloud.console}/v1/self/page`)
    expect(await page.getByRole('alert').count()).toBe(1)
    await page.getByRole('link').click()
    await page.waitForURL('**/me/')
  })

  test('a form that is too long, no form, or another’s, is a page to a browser and a problem to a program', async () => {
    const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${cloud.console}/v1/self/page`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html', ...headers },
      })
    for (const [body, headers, status] of [
      [`code=${'x'.repeat(20_000)}&pin=1&language=de`, {}, 413],
      [`code=${'x'.repeat(700)}&pin=1&language=de`, {}, 400],
      ['code=1&code=2&pin=1&language=de', {}, 400],
      ['code=1&pin=1&language=nl', {}, 400],
      ['', {}, 400],
      ['{}', { 'Content-Type': 'application/json' }, 400],
    ] as const) {
      const page = await post(body, headers)
      expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.headers.get('referrer-policy')).toBe('no-referrer')
      const problem = await post(body, { ...headers, Accept: 'application/json' })
      expect([problem.status, problem.headers.get('content-type')]).toEqual([
        status,
        'application/problem+json',
      ])
    }
  })
})
