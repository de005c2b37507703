import { expect, test } from 'vitest'
import { testBrowser } from '../support/browser.ts'
import { aProgramme } from '../support/casework.ts'
import { openTestCloud, password } from '../support/cloud.ts'

/* A coach takes somebody in, writes down what they talked about, and agrees a plan: by hand, in a browser. */

const stage = await openTestCloud()
const { cloud } = stage
const { admin } = await stage.openTenant({ language: 'en' })
const lead = await stage.join(admin, ['coordinator'])
const coach = await stage.join(admin, ['coach'])
const { programme, modules } = await aProgramme(lead.api)
const browser = await testBrowser([cloud.console, cloud.cognito.endpoint])

test('from the first talk to an agreed plan', async () => {
  const { page, complaints } = await browser.visit({ locale: 'en-GB' })
  const field = (label: string) => page.getByLabel(label, { exact: true })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

  await page.goto(cloud.console)
  await field('E-mail address').fill(coach.email)
  await field('Password').fill(password)
  await press('Sign in')

  await page.getByRole('link', { name: 'My cases' }).click()
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
