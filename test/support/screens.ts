import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Another screen than before is there, with all that it reads. */
const shown = 'main:has(h1:not([data-before])):not(:has([role=status][aria-label]))'

/** The addresses of all screens as the console's routes have them, for example `/cases/$participantId`. */
export function screenPaths(): readonly string[] {
  const file = fileURLToPath(new URL('../../packages/console/app/routes.tsx', import.meta.url))
  // The first one leads to another one.
  return [...readFileSync(file, 'utf8').matchAll(/path: '([^']{2,})'/g)].map(([, path = '']) => path)
}

/** Whether a screen is the operator's, who sees no other. */
export function isOfPlatform(path: string): boolean {
  return path.startsWith('/tenants') || path === '/served-countries'
}

/**
 * An address with what its parameters stand for.
 *
 * @param known by the name of a parameter
 * @returns undefined where one of them is not known
 */
export function addressOf(
  path: string,
  known: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const parts = path.split('/').map((part) => (part.startsWith('$') ? known[part.slice(1)] : part))
  return parts.includes(undefined) ? undefined : parts.join('/')
}

/** Signs in, whatever the language of the page, and waits for the first screen of one's own. */
export async function enter(page: Page, address: string, email: string, password: string): Promise<void> {
  await page.goto(address)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL(/#\/./)
  await page.locator(shown).waitFor()
}

/** Goes to a screen, and waits until it is there. */
export async function goTo(page: Page, address: string): Promise<void> {
  if (page.url().endsWith(`#${address}`)) return
  await page.evaluate(`
    document.querySelector('main h1')?.setAttribute('data-before', '')
    location.hash = ${JSON.stringify(address)}`)
  await page.locator(shown).waitFor()
}
