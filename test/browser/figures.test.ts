import { readFileSync } from 'node:fs'
import { isXlsx, readXlsx } from '@passerelle/spreadsheet/xlsx'
import { expect, test } from 'vitest'
import { aPerson, aProgramme, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { countAll, loseFigures } from '../support/figures.ts'

/* A coordinator has it counted, reads the figures of a programme, freezes a report and takes it along. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const coordinator = await stage.join(admin, ['coordinator'])
const { programme } = await aProgramme(coordinator.api)
const takeInOne = (gender: 'female' | 'male') =>
  takeIn(
    coordinator.api,
    aPerson({ programmeId: programme.id, gender, birth: { year: 1994 }, returnCountry: 'SN' }),
  )
const awa = await takeInOne('female')
for (const gender of ['female', 'male'] as const) await takeInOne(gender)
const { at } = await desks(stage)

test('figures are counted, frozen, read as a report and taken along as a table', async () => {
  const { page, press, confirm, complaints } = await at(`/programmes/${programme.id}/figures`, coordinator)
  await page.getByText('Not everything is counted yet').waitFor()
  await press('Count now')
  await page.getByRole('row', { name: 'Participants 3' }).waitFor()
  await page.getByRole('row', { name: 'Senegal female 18 to 60 2' }).waitFor()
  expect(await page.getByText('Not everything is counted yet').count()).toBe(0)
  const drawn = page.getByRole('table', { name: 'Participants' }).locator('rect:last-child')
  expect(await drawn.evaluateAll((parts) => parts.map((part) => part.getAttribute('width')))).toEqual([
    '100',
    '50',
  ])
  // What the page still shows is nowhere any more; it reads anew what it has had made.
  expect(await loseFigures(stage.cloud)).toBeGreaterThan(0)
  await confirm('Make the figures anew')
  await page.getByRole('button', { name: 'Make the figures anew' }).waitFor()
  await page.getByRole('row', { name: 'Participants 3' }).waitFor()
  await confirm('Freeze a report')
  await page.getByRole('link', { name: 'Report 1 · the whole term' }).click()
  await page.getByText('Checksum (SHA-256)').waitFor()
  const [table] = await Promise.all([page.waitForEvent('download'), press('As Excel')])
  expect(table.suggestedFilename()).toBe('passerelle-report-all-1.xlsx')
  const bytes = readFileSync(await table.path())
  expect(isXlsx(bytes)).toBe(true)
  const [sheet] = await readXlsx(bytes)
  expect(sheet?.rows[1]?.cells).toEqual(['Participants', '', '', '', '3'])
  const [text] = await Promise.all([page.waitForEvent('download'), press('As CSV')])
  expect(readFileSync(await text.path(), 'utf8')).toContain('Participants;Senegal;female;18 to 60;2')
  expect(complaints()).toEqual([])
})

test('a report shows of whom it tells otherwise than the one before, though it tells of as many', async () => {
  const params = { programmeId: programme.id }
  const of = { participantId: awa.id }
  const { version } = (await coordinator.api.readParticipant({ params: of })).body
  await coordinator.api.editParticipant({ params: of, ifMatch: version, body: { gender: 'male' } })
  await countAll(coordinator.api)
  const { body: second } = await coordinator.api.freezeReport({ params, body: { period: 'all' } })
  const { page, heading, complaints } = await at(
    `/programmes/${programme.id}/reports/${second.id}`,
    coordinator,
  )
  await heading('Told otherwise than in the report before')
  await page.getByRole('row', { name: 'Participants 3 3' }).waitFor()
  await page.getByRole('row', { name: 'Senegal · female · 18 to 60 2 1' }).waitFor()
  await page.getByRole('row', { name: 'Senegal · male · 18 to 60 1 2' }).waitFor()
  expect(complaints()).toEqual([])
})
