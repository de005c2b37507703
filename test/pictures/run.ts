import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ApiProblem, type Client, createClient, type ResourceOf, signIn } from '@passerelle/client'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/open-browser.ts'
import { addressOf, enter, goTo, isOfPlatform, screenPaths } from '../support/screens.ts'

/*
 * Takes pictures of every screen, for everybody of the story who sees it, and of the page of a person, so that people can
 * look at them: run it while `pnpm start` runs. They stand in `.local/pictures/`, a folder for each language and width.
 * `--language fr` takes those of one language, `--of miriam` those of one member, `--dark` in the dark.
 */

type Member = { readonly email: string; readonly password: string; readonly roles: readonly string[] }
type Environment = {
  readonly api: string
  readonly console: string
  readonly cognito: { readonly endpoint: string; readonly clientId: string }
  readonly members: readonly Member[]
}
type Known = Readonly<Record<string, string | undefined>>
type Link = ResourceOf<'makeLink'>

const root = fileURLToPath(new URL('../../', import.meta.url))
const { language, of, dark } = parseArgs({
  options: {
    language: { type: 'string' },
    of: { type: 'string' },
    dark: { type: 'boolean', default: false },
  },
}).values
const languages = language === undefined ? ['de', 'fr', 'en', 'ar'] : [language]
const widths = [1280, 390]

// Written by `start`, which is the only one who does.
const stack = JSON.parse(readFileSync(join(root, '.local', 'environment.json'), 'utf8')) as Environment
const { members, cognito } = stack
const browser = await openBrowser([stack.console, cognito.endpoint])
try {
  for (const member of members.filter(({ email }) => of === undefined || email.startsWith(of))) {
    const { access } = await signIn({ ...cognito, ...member })
    const api = createClient({ api: stack.api, token: () => access })
    const known = await whatIsThere(api, member)
    const addresses = screenPaths()
      .filter((path) => member.roles.includes('operator') === isOfPlatform(path))
      .map((path) => addressOf(path, known))
      .filter((address) => address !== undefined)
    const link = member.roles.includes('coach') ? await ownLink(api, known) : undefined
    for (const locale of languages) {
      for (const width of widths) {
        await takePictures(member, addresses, locale, width)
        if (link !== undefined) await takeOwnPage(member, link, locale, width)
      }
    }
  }
} finally {
  await browser.close()
}

/** By the parameter of an address, the first thing of its kind that the member sees. */
async function whatIsThere(api: Client, { roles }: Member): Promise<Known> {
  if (roles.includes('operator')) return { tenantId: await first(api.listTenants()) }
  const participantId = await first(api.listParticipants())
  return {
    participantId,
    recognitionId: participantId && (await first(api.listRecognitions({ params: { participantId } }))),
    referralId:
      (await first(api.listReferrals({ query: { box: 'outbox' } }))) ??
      (await first(api.listReferrals({ query: { box: 'inbox' } }))),
    programmeId: await first(api.listProgrammes()),
    reference: roles.includes('admin') ? 'reintegration_coaching_plus' : undefined,
    offerId: await first(api.listOffers()),
    employerId: await first(api.listEmployers()),
    vacancyId: await first(api.listVacancies()),
    findingId: await first(api.listLabourFindings()),
    applicationId: participantId && (await first(api.listApplications({ params: { participantId } }))),
    memberId: await first(api.listMembers()),
    corridorId: await first(api.listCorridors()),
    networkId: await first(api.listNetworks()),
    publicationId: await first(api.listPublications()),
    institutionId: await first(api.listInstitutions()),
    eventId: await first(api.listEvents()),
    sessionId: await first(api.listSessions({ query: { from: weeksAgo(4) } })),
    language: 'wo',
  }
}

function weeksAgo(weeks: number): string {
  return new Date(Date.now() - weeks * 7 * 86_400_000).toISOString()
}

/** Undefined for an empty list, and for one that is not for this member. */
async function first(
  list: Promise<{ readonly body: { readonly items: readonly { readonly id: string }[] } }>,
): Promise<string | undefined> {
  try {
    return (await list).body.items[0]?.id
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 403) return undefined
    throw error
  }
}

/** A link of the person of the first case, in place of the one before. */
async function ownLink(api: Client, { participantId }: Known): Promise<Link | undefined> {
  if (participantId === undefined) return undefined
  return (await api.makeLink({ params: { participantId }, body: {} })).body
}

async function takePictures(
  { email, password }: Member,
  addresses: readonly string[],
  locale: string,
  width: number,
): Promise<void> {
  const { page, close } = await visit(locale, width)
  await enter(page, stack.console, email, password)
  for (const address of addresses) {
    await goTo(page, address)
    await takePicture(page, { email, address: address.replace(/[0-9A-Z]{26}/g, 'one'), locale, width })
  }
  await close()
}

/** The page of the person whom the member accompanies. */
async function takeOwnPage(
  { email }: Member,
  { code, pin }: Link,
  locale: string,
  width: number,
): Promise<void> {
  if (code === undefined || pin === undefined) return
  const { page, close } = await visit(locale, width)
  await page.goto(`${stack.console}/me/#${code}`)
  await takePicture(page, { email, address: '/me-door', locale, width })
  await page.locator('#pin').fill(pin)
  await page.keyboard.press('Enter')
  await page.locator('main section').first().waitFor()
  await page.getByRole('combobox').selectOption(locale)
  await page.locator(`html[lang=${locale}] main section`).first().waitFor()
  await takePicture(page, { email, address: '/me', locale, width })
  await close()
}

function visit(locale: string, width: number) {
  return browser.visit({
    locale,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
}

async function takePicture(
  page: Page,
  of: { readonly email: string; readonly address: string; readonly locale: string; readonly width: number },
): Promise<void> {
  const [name = ''] = of.email.split('@')
  const folder = join(root, '.local', 'pictures', `${of.locale}-${of.width}${dark ? '-dark' : ''}`)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}${of.address.replaceAll('/', '-')}.png`)
  // What is shown of each line comes by a call of its own. A sheet in a frame never comes to rest.
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined)
  await page.screenshot({ path, fullPage: true })
  process.stdout.write(`${path}\n`)
}
