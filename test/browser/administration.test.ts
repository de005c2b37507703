import type { ResourceOf } from '@passerelle/client'
import { expect, test } from 'vitest'
import { testBrowser } from '../support/browser.ts'
import { takeIn } from '../support/casework.ts'
import { openTestCloud, type Person, password } from '../support/cloud.ts'
import type { Complaint } from '../support/open-browser.ts'
import { askToken } from '../support/system.ts'

/* The house is put in order by hand, in a browser: people, agreements, places, limits, notices, programmes, webhooks, systems. */

const stage = await openTestCloud()
const { cloud } = stage
const munich = await stage.openTenant({ language: 'en' })
const dakar = await stage.openTenant({ kind: 'centre', country: 'SN', language: 'fr' })
const lead = await stage.join(munich.admin, ['coordinator'])
const coach = await stage.join(munich.admin, ['coach'])
const auditor = await stage.join(munich.admin, ['auditor'])
const browser = await testBrowser([cloud.console, cloud.cognito.endpoint])

/** Somebody who has signed in and sees a screen of the console. */
async function at(address: string, { email }: Pick<Person, 'email'>) {
  const { page, complaints } = await browser.visit({ locale: 'en-GB' })
  const field = (label: string) => page.getByLabel(label, { exact: true })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const see = (text: string) => page.getByText(text, { exact: true }).first().waitFor()
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor()
  const go = async (to: string) => {
    await page.evaluate(`location.hash = ${JSON.stringify(to)}`)
  }
  /** Opens an act, sees what will happen, says what is asked, and does it. */
  const act = async (name: string, fill: () => Promise<unknown> = async () => {}) => {
    await button(name).first().click()
    await fill()
    await page.getByRole('form', { name, exact: true }).getByRole('button', { name, exact: true }).click()
  }
  /** A refusal stands at its field, and nothing that was typed is lost. */
  const refusedAt = (label: string) => field(label).and(page.locator('[aria-invalid="true"]')).waitFor()
  await page.goto(cloud.console)
  await field('E-mail address').fill(email)
  await field('Password').fill(password)
  await button('Sign in').click()
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
  // Signing in leads to the first screen, whoever was here before.
  await go(address)
  return { page, complaints, field, button, see, heading, go, act, refusedAt }
}

/** The browser itself notes each refusal of the API; nothing else may be noted. */
const noted = (...statuses: readonly number[]): readonly Complaint[] =>
  statuses.map((status) => ({ kind: 'log', text: expect.stringContaining(`status of ${status}`) }))

test('nobody leaves with open work; a coordinator hands it on, and then the admin lets them go', async () => {
  for (const year of [1990, 1991]) {
    const names = [{ kind: 'official' as const, primary: true, given: 'Fatou', family: `Ndiaye ${year}` }]
    await takeIn(coach.api, { names, birth: { year }, languages: ['fr'], returnCountry: 'SN' })
  }
  const address = `/members/${coach.memberId}`
  const admin = await at(address, munich.admin)
  await admin.button('Change name and roles').click()
  await admin.field('Name').fill('x'.repeat(121))
  await admin.page.getByText('instructor', { exact: true }).click()
  await admin.button('Save').click()
  await admin.refusedAt('Name')
  await admin.field('Name').fill('Miriam Maier')
  await admin.button('Save').click()
  await admin.heading('Miriam Maier')
  await admin.see('coach, instructor')

  await admin.act('Remove from the organisation')
  await admin.page.getByText('2 cases to answer for').waitFor()
  await admin.see('Ask somebody who coordinates: they open this page and hand the cases on.')

  const coordinator = await at(address, lead)
  await coordinator.act('Hand all cases on', () =>
    coordinator.field('Who takes over').selectOption(lead.memberId),
  )
  await coordinator.see('Done: 2 cases handed on, nothing is left.')

  await admin.go('/members')
  await admin.page.getByRole('link', { name: 'Miriam Maier', exact: true }).click()
  await admin.act('Remove from the organisation')
  await admin.see('removed')
  expect(coordinator.complaints()).toEqual([])
  expect(admin.complaints()).toEqual(noted(400, 409))
})

test('somebody is invited, and the invitation is taken back', async () => {
  const { field, button, page, act, see, complaints } = await at('/members', munich.admin)
  await field('Name').fill('Late Comer')
  await field('E-mail address').fill('late@example.org')
  await button('Send the invitation').click()
  await page.getByRole('link', { name: 'Late Comer', exact: true }).click()
  await act('Take the invitation back')
  await see('removed')
  expect(complaints()).toEqual([])
})

test('two organisations agree, one suspends and lifts it, and asks for a later end', async () => {
  const from = await at('/corridors', munich.admin)
  await from.page.getByRole('link', { name: 'Propose a corridor' }).click()
  const { code } = dakar.tenant
  await from.field('Code of the organisation').fill(`${code.slice(0, 8)}${code.endsWith('0') ? '1' : '0'}`)
  await from.page.getByText('Nobody shows this code', { exact: false }).waitFor()
  await from
    .field('Code of the organisation')
    .fill(`${code.slice(0, 3)}-${code.slice(3, 6)} ${code.slice(6).toLowerCase()}`)
  // Name, country and kind, before anything is signed.
  await from.see(dakar.tenant.name)
  await from.field('Legal basis').selectOption('adequacy_45')
  await from.button('Propose a corridor').click()
  await from.refusedAt('Legal basis')
  await from.field('Legal basis').selectOption('scc_46_2_c')
  await from.button('Propose a corridor').click()
  await from.see('proposed')
  await from.heading(`To ${dakar.tenant.name}`)

  const to = await at('/corridors', dakar.admin)
  await to.heading(`From ${munich.tenant.name}`)
  await to.see('coaching before the return')
  await to.act('Sign')
  await to.see('active')
  await to.act('Suspend')
  await to.see('suspended')
  await to.act('Lift the suspension')
  await to.see('active')

  const again = await at('/corridors', munich.admin)
  await again.heading(`To ${dakar.tenant.name}`)
  const [corridor] = (await munich.admin.api.listCorridors()).body.items
  const later = `${Number(corridor?.validity.to.slice(0, 4)) + 1}-06-30`
  await again.act('Renew', () => again.field('Holds until').fill(later))
  await again.see('We ask for a later end')
  const answer = await at('/corridors', dakar.admin)
  await answer.see('They ask for a later end')
  await answer.act('Sign')
  await answer.page.getByText('They ask for a later end').waitFor({ state: 'detached' })
  const { body } = await dakar.admin.api.listCorridors()
  expect(body.items).toMatchObject([{ state: 'active', validity: { to: later } }])
  expect([...to.complaints(), ...again.complaints(), ...answer.complaints()]).toEqual([])
  expect(from.complaints()).toEqual(noted(404, 422))
})

test('an organisation says where it is and when it works', async () => {
  const { button, field, page, see, refusedAt, complaints } = await at('/organisation', munich.admin)
  await see(munich.tenant.id)
  await see(munich.tenant.code.replace(/(.{3})(?=.)/g, '$1-'))
  await button('Change places').click()
  await field('Name of the place').fill('House')
  await field('Address').fill('Lindwurmstraße 1\n80337 München')
  await field('Telephone').fill('+49 089 1234')
  await button('Save').click()
  await refusedAt('Telephone')
  await field('Telephone').fill('+49 89 12345678')
  await button('Save').click()
  await page.getByText('Monday–Friday 09:00–17:00').waitFor()

  await button('Correct the calendar').click()
  await field('Land').selectOption('DE-BY')
  await button('Add a day').click()
  const day = `${new Date().getFullYear() + 1}-01-04`
  await field('Day 1').fill(day)
  await button('Save').click()
  await see('Bavaria')
  const { body } = await munich.admin.api.readCalendar()
  expect(body).toMatchObject({ subdivision: 'DE-BY', added: [day] })
  expect(complaints()).toEqual(noted(400))
})

test('a lower limit holds at once, and another member confirms it; an auditor reads it', async () => {
  const admin = await at('/safety-limits', munich.admin)
  await admin.act('Ask for a limit', async () => {
    await admin.field('Country or organisation').selectOption('SN')
    await admin.field('At the most').selectOption('T1')
    await admin.field('Reason').selectOption('security_situation')
  })
  await admin.see('Holds now: up to skills and plan')
  await admin.see('Waits for a second member.')

  const coordinator = await at('/safety-limits', lead)
  await coordinator.act('Confirm')
  await coordinator.see('the security situation')
  const { body } = await lead.api.listSafetyLimits()
  expect(body.items).toEqual([{ scope: 'SN', agreed: 'T1', holds: 'T1', reason: 'security_situation' }])

  const reader = await at('/safety-limits', auditor)
  await reader.see('Holds now: up to skills and plan')
  expect(await reader.button('Ask for a limit').count()).toBe(0)
  expect([...admin.complaints(), ...coordinator.complaints(), ...reader.complaints()]).toEqual([])
})

test('a notice in a further language is written by one, and reviewed by another who reads it', async () => {
  const admin = await at('/notices', munich.admin)
  await admin.page.getByRole('main').getByLabel('Language', { exact: true }).selectOption('tr')
  await admin.button('Begin a notice').click()
  await admin.button('Write a draft').click()
  await admin.button('Begin with it').click()
  await admin.field('When it ends').fill('{day}')
  await admin.button('Save').click()
  await admin.refusedAt('When it ends')
  await admin.field('When it ends').fill('Onayınız birkaç ay sonra kendiliğinden sona erer.')
  await admin.button('Save').click()
  await admin.page.getByText('You wrote this draft.').waitFor()

  const coordinator = await at('/notices/tr', lead)
  await coordinator.act('The draft is right', () =>
    coordinator.field('How you know').selectOption('own_reading'),
  )
  await coordinator.act('Withdraw it')
  await coordinator.page.getByText('Nothing is put before people in this language.').waitFor()
  const { body } = await lead.api.readConsentNotice({ params: { language: 'tr' } })
  expect(body.editions).toMatchObject([
    { state: 'withdrawn', review: { by: lead.memberId, basis: 'own_reading' } },
  ])
  expect(coordinator.complaints()).toEqual([])
  expect(admin.complaints()).toEqual(noted(400))
})

test('a programme is opened, extended, and gets a site and a module of its own', async () => {
  const { field, button, page, act, see, refusedAt, complaints } = await at('/programmes', lead)
  await field('Template').selectOption('reintegration_coaching_plus')
  await button('Open from a template').click()
  await page.getByRole('link', { name: 'Open this programme' }).click()
  await act('Extend it', () => field('New last day').fill('2026-12-31'))
  await refusedAt('New last day')
  await field('New last day').fill('2028-02-29')
  await page.getByRole('form', { name: 'Extend it' }).getByRole('button', { name: 'Extend it' }).click()
  await page.getByText('until Feb 29, 2028').waitFor()

  await button('Change the sites').click()
  await button('One more site').click()
  const site = page.getByRole('group', { name: 'Site 2' })
  await site.getByLabel('Name', { exact: true }).fill('Workshop')
  await site.getByLabel('Town', { exact: true }).fill('Augsburg')
  await button('Save').click()
  await see('Workshop')

  await button('Add a module').click()
  await field('Name (English)').fill('Sewing from the beginning')
  await field('Trade').selectOption('sewing')
  await field('Teaching units of 45 minutes').fill('40')
  await field('Places at once').fill('8')
  await field('Where').selectOption({ label: 'Workshop' })
  await page.locator('form').getByRole('button', { name: 'Add a module' }).click()
  await page.getByText('sewing · 40 teaching units · 8 places · in person · Workshop').waitFor()

  const [programme] = (await lead.api.listProgrammes()).body.items
  const { body } = await lead.api.listModules({ params: { programmeId: programme?.id ?? '' } })
  const added: Partial<ResourceOf<'listModules'>['items'][number]> | undefined = body.items.find(
    ({ trade }) => trade.code === 'sewing',
  )
  expect(added).toMatchObject({ teachingUnits: 40, capacity: 8, title: { en: 'Sewing from the beginning' } })

  const up = button('Move Sewing from the beginning up')
  await up.press('Enter')
  await page.locator('ol > li:nth-last-child(2)').getByText('Sewing from the beginning').waitFor()
  expect(await up.evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true)
  const { body: ordered } = await lead.api.readProgramme({ params: { programmeId: programme?.id ?? '' } })
  expect(ordered.moduleOrder?.at(-2)).toBe(added?.id)
  expect(complaints()).toEqual(noted(400))
})

test('the operator suspends an organisation and lets it work again, and appoints nobody who is not there', async () => {
  const operator = await stage.operator()
  const other = await stage.openTenant({ name: 'House to suspend' })
  const { page, act, see, field, refusedAt, button, complaints } = await at('/tenants', operator)
  await page.getByRole('link', { name: 'House to suspend', exact: true }).click()
  await act('Suspend the organisation')
  await see('suspended')
  await act('Let it work again')
  await button('Suspend the organisation').waitFor()
  await act('Appoint an administrator', () => field('Number of the member').fill(coach.memberId))
  await refusedAt('Number of the member')
  const { body } = await operator.api.readTenant({ params: { tenantId: other.tenant.id } })
  expect(body).toMatchObject({ state: 'active', version: 3 })
  expect(complaints()).toEqual(noted(400))
})

test('a webhook is opened with a secret that is shown once, made anew, paused and closed', async () => {
  const { page, field, button, act, see, go, heading, refusedAt, complaints } = await at(
    '/webhooks',
    munich.admin,
  )
  await field('Web address').fill('http://hooks.example.org/passerelle')
  await page.getByText('offered', { exact: true }).click()
  await button('Name an address').click()
  await refusedAt('Web address')
  await field('Web address').fill('https://hooks.example.org/passerelle')
  await button('Name an address').click()
  const secret = page.getByText(/^whsec_/)
  const first = await secret.textContent()
  await go('/members')
  await heading('Members')
  await go('/webhooks')
  await page.getByRole('link', { name: 'https://hooks.example.org/passerelle' }).click()
  await see('Nothing yet')
  expect(await secret.count()).toBe(0)
  await act('Make a new secret')
  await expect.poll(() => secret.textContent()).not.toBe(first)
  await button('Change the address').click()
  await field('Paused').check()
  await button('Save').click()
  await see('paused')
  await act('Tell it nothing more')
  await see('No address yet')
  expect((await munich.admin.api.listWebhooks()).body.items).toEqual([])
  expect(complaints()).toEqual(noted(400))
})

test('an auditor finds in the journal who did what to one thing, and an admin opens it from there', async () => {
  const joined = await stage.join(munich.admin, ['counsellor'])
  const params = { memberId: joined.memberId }
  await munich.admin.api.editMember({ params, body: { name: 'Noor Haddad' }, ifMatch: 1 })
  const reader = await at('/today', auditor)
  await reader.page.getByRole('link', { name: 'Journal', exact: true }).click()
  await reader.heading('Journal')
  await reader.field('What was done').selectOption('editMember')
  const line = reader.page
    .getByRole('listitem')
    .filter({ hasText: 'Change a member’s name or roles' })
    .first()
  await line.getByText(/Ada Admin/).waitFor()
  // Nothing that was written stands there, and an auditor opens no member.
  expect(await line.getByText('Haddad').count()).toBe(0)
  expect(await line.getByRole('link').count()).toBe(0)
  await line.getByRole('button', { name: /^Only this/ }).click()
  await expect.poll(() => reader.field('Number of the thing').inputValue()).toBe(joined.memberId)
  await expect
    .poll(() => reader.page.getByRole('listitem').getByText('Invite a member', { exact: true }).count())
    .toBe(1)
  await reader.field('From (day)').fill('2027-02-02')
  await reader.field('To (day)').fill('2027-02-01')
  await reader.refusedAt('To (day)')
  await reader.button('All lines').click()
  await reader.field('Number of the thing').fill('x')
  await reader.refusedAt('Number of the thing')

  const admin = await at('/journal', munich.admin)
  await admin.field('Number of the thing').fill(joined.memberId)
  const invited = admin.page.getByRole('listitem').getByText('Invite a member', { exact: true })
  await expect.poll(() => invited.count()).toBe(1)
  await admin.page.getByRole('main').getByRole('link', { name: 'member', exact: true }).first().click()
  await admin.heading('Noor Haddad')
  const worker = await at('/today', lead)
  expect(await worker.page.getByRole('link', { name: 'Journal', exact: true }).count()).toBe(0)
  expect([...admin.complaints(), ...worker.complaints()]).toEqual([])
})

test('a system gets a secret that is shown once, a second beside it, loses the first, and is removed', async () => {
  const { page, field, button, act, see, go, heading, complaints } = await at(
    '/service-accounts',
    munich.admin,
  )
  await see('No system yet')
  await field('Name of the system').fill('Case system')
  await button('Name a system').click()
  await page.locator('fieldset[aria-invalid="true"]').waitFor()
  await page.getByText('reads the caseload', { exact: true }).click()
  await button('Name a system').click()
  await heading('Case system')
  await see('No secret yet: the system cannot sign in.')

  await act('Make the first secret')
  const secret = page.locator('pre')
  const first = (await secret.textContent()) ?? ''
  await act('Make a second secret')
  await expect.poll(() => secret.textContent()).not.toBe(first)
  const second = (await secret.textContent()) ?? ''
  const [account] = (await munich.admin.api.listServiceAccounts()).body.items
  const clientId = account?.clientId ?? ''
  await see(clientId)
  expect(await button('Make a second secret').count()).toBe(0)
  for (const each of [first, second])
    expect((await askToken(cloud, { clientId, secret: each })).status).toBe(200)
  await act('End this secret')
  await button('Make a second secret').waitFor()
  expect((await askToken(cloud, { clientId, secret: first })).error).toBe('invalid_client')
  const { token } = await askToken(cloud, { clientId, secret: second })
  expect((await stage.client(token).listParticipants()).status).toBe(200)

  await go('/service-accounts')
  await heading('Service accounts')
  expect(await secret.count()).toBe(0)
  await page.getByRole('link', { name: 'Case system', exact: true }).click()
  await heading('Case system')
  expect(await secret.count()).toBe(0)
  await act('Remove the system')
  await see('removed')
  cloud.forgetAuthorizations()
  await expect(stage.client(token).readMe()).rejects.toThrow('not_a_member')
  expect(complaints()).toEqual(noted(400))

  const reader = await at('/service-accounts', auditor)
  await reader.see('Case system')
  expect(await reader.button('Name a system').count()).toBe(0)
  await reader.go('/journal')
  await reader.page.locator('main li', { hasText: 'Remove a service account' }).waitFor()
  expect(reader.complaints()).toEqual([])
})
