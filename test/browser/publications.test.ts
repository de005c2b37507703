import { readFileSync } from 'node:fs'
import { readXlsx } from '@passerelle/spreadsheet/xlsx'
import { expect, test } from 'vitest'
import { iatiFaults } from '../journeys/iati/schema.ts'
import { aPerson, aProgramme, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { signedCorridor } from '../support/exchange.ts'
import { countAll } from '../support/figures.ts'
import { lastYear, letYearPass, reportOfLastYear } from '../support/publications.ts'

/* A coordinator publishes a year to who pays for it; there somebody reads the figures and takes them along. */

const stage = await openTestCloud()
const house = await stage.openTenant({ language: 'en', name: 'Return House' })
const funder = await stage.openTenant({ kind: 'funder', language: 'en', name: 'Fund' })
const coordinator = await stage.join(house.admin, ['coordinator'])
const clerk = await stage.join(funder.admin, ['auditor'])
await signedCorridor(house.admin, funder, { kinds: ['referral'], highestTier: 'T0' })
const { programme } = await aProgramme(coordinator.api)
const programmeId = programme.id
for (const gender of [...Array(7).fill('female'), ...Array(6).fill('male'), 'diverse'] as const) {
  await takeIn(coordinator.api, aPerson({ programmeId, gender, birth: { year: 1994 }, returnCountry: 'SN' }))
}
await countAll(coordinator.api)
await letYearPass(stage.cloud, { tenant: house.tenant.id, programmeId })
const { reportId } = await reportOfLastYear(coordinator.api, programmeId)
const { at } = await desks(stage)

test('a year is published, read by who pays for it, and taken along as a table', async () => {
  const desk = await at(`/programmes/${programmeId}/reports/${reportId}`, coordinator)
  await desk.page.getByRole('heading', { name: 'For funders' }).waitFor()
  await desk.press('Publish to a partner')
  await desk.page.getByLabel('Partner organisation', { exact: true }).selectOption('Fund')
  await desk.press('Publish to a partner')
  await desk.page.getByText(/Published to Fund on/).waitFor()
  expect(desk.complaints()).toEqual([])

  const figures = await at(`/programmes/${programmeId}/figures`, coordinator)
  await figures.press('File for IATI')
  const identifier = figures.page.getByLabel('Identifier of your organisation')
  await identifier.fill('4711')
  await figures.press('File for IATI')
  await figures.page.locator('[aria-invalid="true"]').waitFor()
  await identifier.fill('DE-HRB-4711')
  const [file] = await Promise.all([figures.page.waitForEvent('download'), figures.press('File for IATI')])
  expect(file.suggestedFilename()).toBe('iati-activity.xml')
  const xml = readFileSync(await file.path(), 'utf8')
  expect(await iatiFaults(xml)).toEqual([])
  expect(xml).toContain('<actual value="14"/>')

  const { page, press, complaints } = await at('/publications', clerk)
  await page.getByText(/published by Return House on/).waitFor()
  await page.getByRole('link', { name: new RegExp(`· ${lastYear()}$`) }).click()
  await page.getByRole('row', { name: 'Participants 14' }).waitFor()
  await page.getByRole('row', { name: 'Persons trained fewer than 5' }).waitFor()
  // The one who is neither goes with the men: seven women and seven others.
  await page.getByRole('row', { name: 'female 7' }).waitFor()
  await page.getByRole('row', { name: 'all others together 7' }).waitFor()
  expect(await page.getByText('diverse').count()).toBe(0)
  const [table] = await Promise.all([page.waitForEvent('download'), press('As Excel')])
  expect(table.suggestedFilename()).toBe(`passerelle-figures-${lastYear()}.xlsx`)
  const [sheet] = await readXlsx(readFileSync(await table.path()))
  expect(sheet?.rows[1]?.cells).toEqual(['Participants', '', '', '14'])
  const [text] = await Promise.all([page.waitForEvent('download'), press('As CSV')])
  expect(readFileSync(await text.path(), 'utf8')).toContain('Participants;Gender;all others together;7')
  expect(complaints()).toEqual([])
})
