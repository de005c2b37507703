import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { desks } from '../support/console.ts'
import { aDocument, addedFile, aPicture } from '../support/files.ts'

/* A coach adds a paper on a telephone, loses the line meanwhile, finds it again, saves it, renames it and takes it away. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const coach = await stage.join(admin, ['coach'])
const { id } = await takeIn(coach.api, named('Amina', 'Diallo'))
const { at } = await desks(stage)
const telephone = { viewport: { width: 360, height: 800 } }

test('a file is added although the line broke, saved, renamed and taken away', async () => {
  const { page, field, press, confirm, follow, heading, complaints } = await at(
    `/cases/${id}`,
    coach,
    telephone,
  )
  await follow('Open the files')
  await heading('No file yet')
  await press('Add a file')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'Zeugnis Kaolack.png', mimeType: 'image/png', buffer: aPicture('Fatou') })
  await page.getByText('Chosen: Zeugnis Kaolack.png').waitFor()
  expect(await field('Name').inputValue()).toBe('Zeugnis Kaolack')
  await field('What it is').selectOption('certificate_from_abroad')

  await page.route('**/files', (route) => route.abort())
  await press('Send')
  await page.getByRole('button', { name: 'Send again' }).waitFor()
  await page.unroute('**/files')
  await press('Send again')
  await heading('Zeugnis Kaolack')
  const { items } = (await coach.api.listFiles({ params: { participantId: id } })).body
  expect(items).toMatchObject([
    { name: 'Zeugnis Kaolack', kind: 'certificate_from_abroad', type: 'image/png' },
  ])

  const [saved] = await Promise.all([page.waitForEvent('download'), confirm('Save on this device')])
  expect(saved.suggestedFilename()).toBe('Zeugnis Kaolack.png')
  expect(await readFile(await saved.path())).toEqual(aPicture())

  await press('Change name or kind')
  await field('Name').fill('Certificate of Kaolack')
  await press('Save')
  await heading('Certificate of Kaolack')
  const wide = await page.evaluate('document.documentElement.scrollWidth')
  expect(wide).toBeLessThanOrEqual(360)
  await confirm('Take this file away')
  await heading('No file yet')
  expect(complaints().filter(({ text }) => !text.includes('ERR_FAILED'))).toEqual([])
})

test('a file that acts is refused where it was chosen, with the reason', async () => {
  await addedFile(coach.api, id, { content: aDocument(), name: 'One that was there' })
  const { page, field, press } = await at(`/cases/${id}/files`, coach)
  await press('Add a file')
  const buffer = aDocument('<< /S /JavaScript /JS (1) >>')
  const input = page.locator('input[type=file]').first()
  await input.setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer })
  await page.getByText('Chosen: form.pdf').waitFor()
  await field('What it is').selectOption('other')
  await press('Send')
  await page.getByText('This PDF does something by itself').first().waitFor()
  await input.setInputFiles({ name: 'plain.pdf', mimeType: 'application/pdf', buffer: aDocument() })
  await page.getByText('Chosen: plain.pdf').waitFor()
  await press('Send again')
  await page.getByRole('heading', { name: 'form', exact: true }).waitFor()
})
