import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ApiProblem, type Client, createClient, signIn } from '@passerelle/client'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/open-browser.ts'
import { addressOf, enter, goTo, screenPaths } from '../support/screens.ts'

/*
 * Takes pictures of every screen, for everybody of the story who sees it, so that people can look at them: run it while
 * `pnpm start` runs. They stand in `.local/pictures/`, a folder for each language and width. `--language fr` takes those of one
 * language, `--of miriam` of one person, `--dark` in the dark.
 */

type Member = { readonly email: string; readonly password: string; readonly roles: readonly string[] }
type Environment = {
  readonly api: string
  readonly console: string
  readonly cognito: { readonly endpoint: string; readonly clientId: string }
  readonly members: readonly Member[]
}

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
    const known = await whatIsThere(createClient({ api: stack.api, token: () => access }), member)
    const addresses = screenPaths()
      .filter((path) => member.roles.includes('operator') === path.startsWith('/tenants'))
      .map((path) => addressOf(path, known))
      .filter((address) => address !== undefined)
    for (const locale of languages) {
      for (const width of widths) await takePictures(member, addresses, locale, width)
    }
  }
} finally {
  await browser.close()
}

/** By the parameter of an address, the first thing of its kind that the member sees. */
async function whatIsThere(
  api: Client,
  { roles }: Member,
): Promise<Readonly<Record<string, string | undefined>>> {
  if (roles.includes('operator')) return { tenantId: (await api.listTenants()).body.items[0]?.id }
  const first = async (
    list: Promise<{ readonly body: { readonly items: readonly { readonly id: string }[] } }>,
  ) =>
    list.then(
      ({ body }) => body.items[0]?.id,
      (error: unknown) => {
        if (error instanceof ApiProblem && error.problem.status === 403) return undefined
        throw error
      },
    )
  const mayReadCases = roles.includes('coach') || roles.includes('counsellor')
  return {
    participantId: mayReadCases ? await first(api.listParticipants()) : undefined,
    referralId: mayReadCases
      ? ((await first(api.listReferrals({ query: { box: 'outbox' } }))) ??
        (await first(api.listReferrals({ query: { box: 'inbox' } }))))
      : undefined,
    programmeId: await first(api.listProgrammes()),
    memberId: await first(api.listMembers()),
    corridorId: await first(api.listCorridors()),
    language: 'wo',
  }
}

async function takePictures(
  { email, password }: Member,
  addresses: readonly string[],
  locale: string,
  width: number,
): Promise<void> {
  const [name = ''] = email.split('@')
  const folder = join(root, '.local', 'pictures', `${locale}-${width}${dark ? '-dark' : ''}`)
  mkdirSync(folder, { recursive: true })
  const { page, close } = await browser.visit({
    locale,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
  await enter(page, stack.console, email, password)
  for (const address of addresses) {
    await goTo(page, address)
    await takePicture(
      page,
      join(folder, `${name}${address.replace(/[0-9A-Z]{26}/g, 'one').replaceAll('/', '-')}.png`),
    )
  }
  await close()
}

async function takePicture(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, fullPage: true })
  process.stdout.write(`${path}\n`)
}
