import type { Language } from '@passerelle/messages'
import { loadConsole } from '@passerelle/messages/console'
import type { Page, Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { testBrowser } from '../support/browser.ts'
import { aProgramme, memberId } from '../support/casework.ts'
import { openTestCloud, type Person, password } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { referralIn, signedCorridor, twoHouses } from '../support/exchange.ts'
import { addedFile } from '../support/files.ts'
import { addedFinding } from '../support/labour.ts'
import { aHeldEvent, aNetwork, anEvent, anInstitution, institutionsIn } from '../support/networks.ts'
import { askOf, openCentre, openForms } from '../support/newcomers.ts'
import { publishedOffer } from '../support/offers.ts'
import { agreedToMatching, preparedApplication } from '../support/placement.ts'
import { reportOfLastYear } from '../support/publications.ts'
import { openReceiver } from '../support/receiver.ts'
import { aTrade } from '../support/recognition.ts'
import { addressOf, enter, goTo, isOfPlatform, screenPaths } from '../support/screens.ts'
import { aTemplate } from '../support/templates.ts'
import { addedEmployer, openedVacancy } from '../support/vacancies.ts'

/* Every screen of the console, for somebody who reads otherwise than by sight, in four languages, light and dark, wide and narrow. */

const stage = await openTestCloud()
const { cloud } = stage
const houses = await twoHouses(stage)
const chief = await stage.join(houses.admins.bfz, ['admin', 'coordinator', 'coach'])
const operator = await stage.operator()
const { programme } = await aProgramme(houses.lead.api)
const accepted = await referralIn(houses, 'accepted')
const asked = await referralIn(houses, 'awaiting_consent')
const hook = await openReceiver(stage, 'hooks.screens.example.org')
const { body: webhook } = await chief.api.openWebhook({
  body: { url: hook.url, types: ['referral.changed'] },
})
const { body: template } = await houses.lead.api.addProgrammeTemplate({ body: aTemplate() })
const training = aTraining(programme.id, chief, { title: 'First steps of a business', room: 'Workshop 2' })
const session = await aTrainingWith(
  houses.lead.api,
  training,
  [asked.participantId].filter((id) => id !== undefined),
)
const networkId = await aNetwork(houses.lead.api)
const membership = { networkId, since: training.day }
const [institutionId = raise('an institution')] = await institutionsIn(houses.lead.api, [
  anInstitution({ membership }),
  anInstitution({ name: 'CASA DEL MIGRANTE' }),
])
const event = await aHeldEvent(houses.lead.api, anEvent(programme.id), [{ institutionId, persons: 3 }])
const { body: service } = await chief.api.openServiceAccount({
  body: { name: 'Case system', roles: ['intake', 'caseload_reader'] },
})
const { body: ours } = await chief.api.readReferral({ params: { referralId: accepted.id } })
const ofOurs = { params: { participantId: ours.participantId ?? raise('the case') } }
const { body: recognition } = await chief.api.beginRecognition({ ...ofOurs, body: aTrade() })
const offer = await publishedOffer(chief.api)
const employer = await addedEmployer(chief.api)
const vacancy = await openedVacancy(chief.api, employer.id)
const finding = await addedFinding(chief.api)
const witness = memberId(houses.miriam)
await agreedToMatching(chief.api, ofOurs.params.participantId, witness)
const application = await preparedApplication(chief.api, ofOurs.params.participantId, witness, vacancy)
// A second one, which nobody has applied for, is shown with its reasons.
await openedVacancy(chief.api, employer.id)
await addedFile(chief.api, ofOurs.params.participantId)
const { items: corridors } = (await chief.api.listCorridors()).body
const ofLastYear = await reportOfLastYear(houses.lead.api, programme.id)
// Somebody else tells them of a year of theirs.
const teller = await stage.openTenant()
const theirLead = await stage.join(teller.admin, ['coordinator'])
await signedCorridor(teller.admin, { tenant: houses.bfz, admin: houses.admins.bfz }, {})
const { body: told } = await theirLead.api.publishReport({
  params: await reportOfLastYear(theirLead.api, (await aProgramme(theirLead.api)).programme.id),
  body: { to: houses.bfz.id },
})
// Somebody without an account asks a centre for contact.
const centre = await openCentre(stage)
await cloud.settled()
const nextForm = await openForms(stage.client(), 1)
await stage.client().askForContact({ body: askOf({ organisationId: centre.tenant.id }, nextForm()) })
const [newcomer] = (await centre.coordinator.api.listContactRequests()).body.items
const browser = await testBrowser([cloud.console, cloud.cognito.endpoint])

/** By the parameter of an address, something that there is. */
const known: Readonly<Record<string, string | undefined>> = {
  participantId: ours.participantId,
  otherId: asked.participantId,
  referralId: accepted.id,
  programmeId: programme.id,
  templateId: template.id,
  reference: 'reintegration_coaching_plus',
  reportId: ofLastYear.reportId,
  publicationId: told.to[0]?.publicationId,
  memberId: houses.jonas.memberId,
  corridorId: corridors[0]?.id,
  tenantId: houses.dakar.id,
  language: 'wo',
  offerId: offer.id,
  employerId: employer.id,
  vacancyId: vacancy.id,
  findingId: finding.id,
  applicationId: application.id,
  webhookId: webhook.id,
  sessionId: session.id,
  networkId,
  institutionId,
  eventId: event.id,
  recognitionId: recognition.id,
  serviceAccountId: service.id,
  contactRequestId: newcomer?.id,
}

const addresses = screenPaths().map((path) => {
  if (path.endsWith('/consent')) return `/referrals/${asked.id}/consent`
  return addressOf(path, known) ?? raise(path)
})

/** Who opens a screen. */
function readerOf(address: string): Person {
  if (isOfPlatform(address)) return operator
  return address.startsWith('/newcomers') ? centre.coordinator : chief
}

const readers = [chief, operator, centre.coordinator]
const screensOf = (person: Person) => addresses.filter((address) => readerOf(address) === person)

function raise(path: string): never {
  throw new Error(`something in ${path} is not there`)
}

/** Somebody who has signed in, whatever the language. */
async function signedIn({ email }: Person, look: Look): Promise<Page> {
  const { language, width, colorScheme } = look
  const { page } = await browser.visit({ locale: language, colorScheme, viewport: { width, height: 900 } })
  await enter(page, cloud.console, email, password)
  return page
}

type Look = { readonly language: Language; readonly width: number; readonly colorScheme: 'light' | 'dark' }

const looks: readonly Look[] = [
  { language: 'en', width: 360, colorScheme: 'light' },
  { language: 'de', width: 1280, colorScheme: 'dark' },
  { language: 'fr', width: 1280, colorScheme: 'light' },
  { language: 'ar', width: 360, colorScheme: 'dark' },
]

/** By the address, what is wrong with a screen: what stands in somebody's way, how much too wide it is, what is not there. */
async function walk(
  page: Page,
  { language }: Look,
  among: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const { say } = await loadConsole(language)
  const troubles = (['gone', 'forbidden', 'down', 'offline'] as const).map((kind) => say(`trouble.${kind}`))
  const found: Record<string, unknown> = {}
  // One begins at the first screen, so that the first step leads away from it.
  for (const address of ['/nowhere', ...among]) {
    await goTo(page, address)
    const obstacles = await obstaclesOn(page)
    const { wider, heading, alerts } = await page.evaluate<Seen>(look)
    const missing = troubles.includes(heading) || alerts > 0
    if (obstacles.length > 0 || wider > 0 || missing !== (address === '/nowhere')) {
      found[address] = { obstacles, wider, missing }
    }
  }
  return found
}

type Seen = { readonly wider: number; readonly heading: string; readonly alerts: number }

/** Runs in the page: how much wider than the window it is, and what it says. */
const look = `({
  wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  heading: document.querySelector('main h1').textContent,
  alerts: document.querySelectorAll('main [role=alert]').length,
})`

describe.each(looks)('in $language, $width pixels wide, $colorScheme', (look) => {
  test('every screen is there, nothing serious stands in anybody’s way, and none is wider than the window', async () => {
    for (const reader of readers)
      expect(await walk(await signedIn(reader, look), look, screensOf(reader))).toEqual({})
  })
})

const script = `<img src="x" onerror="complainOfPolicy('a stored script')"><script>complainOfPolicy('a script')</script>`
/** A text that people write, and no code, day, address or number that the console reads. */
const isWritten = (text: string) =>
  (/\s/.test(text) || /^\p{Lu}\p{Ll}+$/u.test(text)) && !/^[{[]|@|^https:/.test(text)

/** The answer of the API as if everybody had written a script into every text. */
async function withScripts(route: Route): Promise<void> {
  const response = await route.fetch()
  const type = response.headers()['content-type'] ?? ''
  if (!type.startsWith('application/json')) return route.fulfill({ response })
  const spoilt = JSON.stringify(await response.json(), (_, value: unknown) =>
    typeof value === 'string' && isWritten(value) ? `${value} ${script}` : value,
  )
  await route.fulfill({ response, body: spoilt })
}

test('a script in any text that others wrote stays text, on every screen', async () => {
  const shown: Record<string, number> = {}
  for (const person of readers) {
    const visitor = await browser.visit({ locale: 'en' })
    const { page } = visitor
    await page.route('**/v1/**', withScripts)
    await enter(page, cloud.console, person.email, password)
    for (const address of screensOf(person)) {
      await goTo(page, address)
      shown[address] = await page.evaluate<number>(`document.body.innerText.split('<img src="x"').length - 1`)
    }
    // A policy that stopped one would say so as well: none was there to be stopped.
    expect(visitor.complaints().filter(({ kind }) => kind === 'policy' || kind === 'error')).toEqual([])
  }
  const screens = Object.values(shown)
  expect(screens.filter((count) => count > 0).length).toBeGreaterThan(screens.length / 2)
})

test('a script that runs would be seen', async () => {
  const { page, complaints } = await browser.visit({ locale: 'en' })
  await page.goto(cloud.console)
  await page.locator('input[type=email]').waitFor()
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(script)})`)
  await expect
    .poll(complaints)
    .toContainEqual({ kind: 'policy', text: expect.stringContaining('script-src') })
})

test('a button without a name would be seen', async () => {
  const { page } = await browser.visit({ locale: 'en' })
  await page.goto(cloud.console)
  await page.locator('input[type=email]').waitFor()
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')`)
  expect(await obstaclesOn(page)).toEqual([expect.stringContaining('button-name')])
})
