import { readFileSync } from 'node:fs'
import { isXlsx, readXlsx } from '@passerelle/spreadsheet/xlsx'
import { expect, test } from 'vitest'
import { aPerson, aProgramme, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'

/* A coordinator has it counted, reads the figures of a programme, freezes a report and takes it along. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const coordinator = await stage.join(admin, ['coordinator'])
const { programme } = await aProgramme(coordinator.api)
for (const gender of ['female', 'female', 'male'] as const) {
  await takeIn(
    coordinator.api,
    aPerson({ programmeId: programme.id, gender, birth: { year: 1994 }, returnCountry: 'SN' }),
  )
}
const { at } = await desks(stage)

test('figures are counted, frozen, read as a report and taken along as a table', async () => {
  const { page, press, confirm, complaints } = await at(`/programmes/${programme.id}/figures`, coordinator)
  await page.getByText('Not everything is counted yet').waitFor()
  await press('Count now')
  await page.getByRole('row', { name: 'Participants 3' }).waitFor()
  await page.getByRole('row', { name: 'Senegal female 18 to 60 2' }).waitFor()
  expect(await page.getByText('Not everything is counted yet').count()).toBe(0)
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
