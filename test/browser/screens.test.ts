import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { testBrowser } from '../support/browser.ts'
import { aProgramme } from '../support/casework.ts'
import { openTestCloud, type Person, password } from '../support/cloud.ts'
import { referralIn, twoHouses } from '../support/exchange.ts'

/* Every screen of the console, for somebody who reads otherwise than by sight, in four languages, light and dark, wide and narrow. */

const stage = await openTestCloud()
const { cloud } = stage
const houses = await twoHouses(stage)
const chief = await stage.join(houses.admins.bfz, ['admin', 'coordinator', 'coach'])
const operator = await stage.operator()
const { programme } = await aProgramme(houses.lead.api)
const accepted = await referralIn(houses, 'accepted')
const asked = await referralIn(houses, 'awaiting_consent')
const { items: corridors } = (await chief.api.listCorridors()).body
const browser = await testBrowser([cloud.console, cloud.cognito.endpoint])

/** By the parameter of an address, something that there is. */
const known: Readonly<Record<string, string | undefined>> = {
  participantId: accepted.participantId,
  otherId: asked.participantId,
  referralId: accepted.id,
  programmeId: programme.id,
  memberId: houses.jonas.memberId,
  corridorId: corridors[0]?.id,
  tenantId: houses.dakar.id,
}

const routes = readFileSync(
  fileURLToPath(new URL('../../packages/console/app/routes.tsx', import.meta.url)),
  'utf8',
)
// The first one leads to another one.
const addresses = [...routes.matchAll(/path: '([^']{2,})'/g)].map(([, path = '']) =>
  path.endsWith('/consent')
    ? `/referrals/${asked.id}/consent`
    : path.replace(/\$(\w+)/g, (_, name: string) => known[name] ?? raise(name)),
)

function raise(what: string): never {
  throw new Error(`${what} is not there`)
}

/** Runs in the page: another screen than before is there, with all that it reads. */
const isShown = `
  document.querySelector('main h1:not([data-before])') !== null &&
  document.querySelector('main [role=status][aria-label]') === null`

/** Somebody who has signed in, whatever the language. */
async function signedIn({ email }: Person, look: Look): Promise<Page> {
  const { language, width, colorScheme } = look
  const { page } = await browser.visit({ locale: language, colorScheme, viewport: { width, height: 900 } })
  await page.goto(cloud.console)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('form button[type=submit]').click()
  // The very first screen leads to the first one of one's own.
  await expect.poll(() => page.evaluate(`location.hash.length > 2 && ${isShown}`)).toBe(true)
  return page
}

type Look = { readonly language: string; readonly width: number; readonly colorScheme: 'light' | 'dark' }

const looks: readonly Look[] = [
  { language: 'en', width: 360, colorScheme: 'light' },
  { language: 'de', width: 1280, colorScheme: 'dark' },
  { language: 'fr', width: 1280, colorScheme: 'light' },
  { language: 'ar', width: 360, colorScheme: 'dark' },
]

/** What stands in somebody's way, and how much wider than the screen the page is, by the address. */
async function walk(page: Page, among: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {}
  // One begins at the first screen, so that the first step leads away from it.
  for (const address of ['/nowhere', ...among]) {
    await page.evaluate(`
      document.querySelector('main h1').dataset.before = 'yes'
      location.hash = ${JSON.stringify(address)}`)
    await expect.poll(() => page.evaluate(isShown), { timeout: 60000, message: address }).toBe(true)
    const obstacles = await obstaclesOn(page)
    const { scrollWidth, clientWidth } = await page.evaluate<Record<'scrollWidth' | 'clientWidth', number>>(
      '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
    )
    const wider = scrollWidth - clientWidth
    if (obstacles.length > 0 || wider > 0) found[address] = { obstacles, wider }
  }
  return found
}

describe.each(looks)('in $language, $width pixels wide, $colorScheme', (look) => {
  test('nothing serious stands in the way of anybody on any screen, and none is wider than the window', async () => {
    const own = await signedIn(chief, look)
    expect(
      await walk(
        own,
        addresses.filter((address) => !address.startsWith('/tenants')),
      ),
    ).toEqual({})
    const platform = await signedIn(operator, look)
    expect(
      await walk(
        platform,
        addresses.filter((address) => address.startsWith('/tenants')),
      ),
    ).toEqual({})
  })
})
