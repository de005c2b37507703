import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { obstaclesOn } from '../support/accessibility.ts'
import { testBrowser } from '../support/browser.ts'
import { aProgramme, memberId } from '../support/casework.ts'
import { aHeldSession, aPlannedCase, aTaughtCase, type Course } from '../support/certificates.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { ownLink } from '../support/own-link.ts'
import { seePdf } from '../support/pdf.ts'

/* A coach issues a certificate; whoever is shown it checks it, and the person has it on their own page. */

const stage = await openTestCloud()
const { admin, tenant } = await stage.openTenant({ language: 'en' })
const coach = await stage.join(admin, ['coach'])
const instructor = await stage.join(admin, ['instructor'])
const coordinator = await stage.join(admin, ['coordinator'])
const { programme, modules } = await aProgramme(coordinator.api)
const module = modules.find(({ trade }) => trade.code === 'metalwork')
if (module === undefined) throw new Error('the template has modules')
const course: Course = { programme, module, coach }
const { at } = await desks(stage)
const browser = await testBrowser([stage.cloud.console])

/** The document that somebody keeps by a press. */
async function keptDocument(page: Page, press: () => Promise<void>) {
  const [kept] = await Promise.all([page.waitForEvent('download'), press()])
  expect(kept.suggestedFilename()).toBe('certificate.pdf')
  return seePdf(new Blob([await readFile(await kept.path())]))
}

test('a coach issues one from what is recorded, and takes it back; the check tells of both', async () => {
  const case_ = await aTaughtCase(course, { planned: 8, attended: 3 })
  const { page, field, press, heading, complaints } = await at(`/cases/${case_.id}`, coach)
  await heading('Certificates')
  await page.getByText('No certificate was issued yet.').waitFor()
  await press('Issue a certificate')
  const form = page.getByRole('form', { name: 'Issue a certificate' })
  await field('What for').selectOption(module.id)
  await form.getByRole('button', { name: 'Issue a certificate' }).click()
  await form.getByText('fewer teaching units were attended than there were').first().waitFor()
  await field('What it confirms').selectOption('competence')
  await field('Who found them able').selectOption(memberId(instructor))
  await page.getByLabel('Also where fewer units were attended than there were').check()
  await form.getByRole('button', { name: 'Issue a certificate' }).click()
  await page.getByText('Certificate of competence: Metalwork').waitFor()
  await page.getByText('valid', { exact: true }).waitFor()
  expect(await obstaclesOn(page)).toEqual([])

  const address = (await page.getByRole('link', { name: 'Look at the check' }).getAttribute('href')) ?? ''
  expect(new URL(address).origin).toBe(new URL(stage.cloud.console).origin)
  const check = await browser.visit({ locale: 'fr-FR' })
  await check.page.goto(address)
  await check.page.getByText('Cette attestation est valable.').waitFor()
  await check.page.getByText('Travail des métaux').waitFor()
  await check.page.getByText(tenant.name).waitFor()
  expect(await check.page.getByText('Fatou').count()).toBe(0)
  expect(await obstaclesOn(check.page)).toEqual([])

  await press('Print the certificate')
  await field('Language of the document').selectOption('fr')
  expect(await obstaclesOn(page)).toEqual([])
  const { lines } = await keptDocument(page, () =>
    page
      .getByRole('form', { name: 'Print the certificate' })
      .getByRole('button', { name: 'Print the certificate' })
      .click(),
  )
  expect(lines).toEqual(expect.arrayContaining(['Certificat de compétence', 'Fatou Ndiaye']))
  await press('Revoke the certificate')
  await field('Why').selectOption('attendance_corrected')
  await page
    .getByRole('form', { name: 'Revoke the certificate' })
    .getByRole('button', { name: 'Revoke the certificate' })
    .click()
  await page.getByText('the attendance was corrected').waitFor()
  await check.page.reload()
  await check.page.getByText('Cette attestation a été révoquée.', { exact: false }).waitFor()
  expect(complaints()).toMatchObject([{ text: expect.stringContaining('409') }])
})

test.each([
  ['ar-EG', 'هذه الشهادة سارية.', 'rtl'],
  ['de-DE', 'Dieser Nachweis ist gültig.', 'ltr'],
])('the check speaks the language of whoever looks: %s', async (locale, text, direction) => {
  const case_ = await aTaughtCase(course)
  const { body } = await coach.api.issueCertificate({
    params: { participantId: case_.id },
    body: { kind: 'attendance', moduleId: module.id },
  })
  const { page } = await browser.visit({ locale })
  await page.goto(`${stage.cloud.console}/v1/public/certificates/${body.code}/page`)
  await page.getByText(text).waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe(direction)
  const unknown = await page.goto(`${stage.cloud.console}/v1/public/certificates/${body.code.slice(1)}0/page`)
  expect(unknown?.status()).toBe(404)
  expect(await page.locator('.unknown').count()).toBe(1)
})

test('whoever holds a session confirms it to all at once, and the person finds it on their own page', async () => {
  const [there, absent] = [await aPlannedCase(course), await aPlannedCase(course)]
  const session = await aHeldSession(course, [
    [there.id, 4],
    [absent.id, 0],
  ])
  const { page, confirm, heading } = await at(`/sessions/${session.id}`, coach)
  await heading('Certificates')
  await confirm('Issue confirmations to all who were there')
  await page.getByText('1 confirmation was issued').waitFor()
  await page.getByText('was not there, as far as it is written down').waitFor()

  const { code, pin } = await ownLink(stage, coach, there)
  const device = await browser.visit({ locale: 'en-GB' })
  await device.page.goto(`${stage.cloud.console}/me/#${code}`)
  await device.page.getByLabel('PIN', { exact: true }).fill(pin)
  await device.page.getByRole('button', { name: 'Open my page' }).click()
  // The page turns to the language of its person.
  await device.page.getByRole('heading', { name: 'Mes attestations' }).waitFor()
  await device.page.getByText('Attestation de présence, 4 sur 4 unités d’enseignement').waitFor()
  const [kept] = await Promise.all([
    device.page.waitForEvent('download'),
    device.page.getByRole('button', { name: 'Garder l’attestation' }).click(),
  ])
  expect(kept.suggestedFilename()).toBe('certificate.jwt')
  const { lines } = await keptDocument(device.page, () =>
    device.page.getByRole('button', { name: 'La garder en document (PDF)' }).click(),
  )
  expect(lines).toEqual(expect.arrayContaining(['Attestation de présence', 'Fatou Ndiaye']))
  await device.page.getByRole('link', { name: 'La montrer à d’autres' }).click()
  await device.page.getByText('Cette attestation est valable.').waitFor()
})
