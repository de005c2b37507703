import { readFileSync } from 'node:fs'
import { openCsv, readCsv } from '@passerelle/spreadsheet/csv'
import { readXlsx, writeXlsx } from '@passerelle/spreadsheet/xlsx'
import { expect, test } from 'vitest'
import { aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { type Desk, desks } from '../support/console.ts'

/* A file is read in the browser: its columns are named, its rows are tried, and then taken in. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant({ language: 'en' })
const coach = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const { programme } = await aProgramme(coordinator.api)
const { at } = await desks(stage)

const csv = 'text/csv'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function choose({ field }: Desk, name: string, mimeType: string, bytes: Uint8Array | string) {
  await field('File (CSV or XLSX)').setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
}

/** The bytes of the file that the browser was given by pressing something. */
async function kept({ page }: Desk, press: () => Promise<void>): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return new Uint8Array(readFileSync(await download.path()))
}

const people = (name: string) => coach.api.listParticipants({ query: { q: name } })

test('a list of German Excel is mapped, tried, put right where it must be, and taken in', async () => {
  const { id: known } = await takeIn(coach.api, named('Mariama', 'Sow', { birth: { year: 1988 } }))
  const desk = await at('/cases', coach)
  const { page, field, press, heading, follow, complaints } = desk
  await follow('Take in a file')
  await heading('Take in people out of a file')
  await choose(desk, 'list.csv', csv, 'a letter, and no list')
  await page.getByText('Below the names of the columns there is nobody.').waitFor()
  await choose(
    desk,
    'list.csv',
    csv,
    '\uFEFFVorname;Nachname;Geburtsdatum;Muttersprache;Rückkehrland;Status;Handy\r\n' +
      'Abdou;Faye;03.04.1990;Wolof;Senegal;geheim;0151 23456789\r\n' +
      '\r\n' +
      'Bineta;Diop;31.02.1991;Wolof;Senegal;geheim;\r\n' +
      'Mariama;Sow;1988;"Wolof,\r\nFranzösisch";Senegal;geheim;\r\n',
  )
  await page.getByText('Nobody can be taken in without: Languages.').waitFor()
  expect(await page.getByRole('button', { name: 'Try it first' }).isDisabled()).toBe(true)
  await field('What Muttersprache means').selectOption('languages')
  await field('Programme, where no cell says so').selectOption(programme.id)
  await press('Try it first')
  await heading('What comes of it')
  const refused = page.getByRole('region', { name: 'Have a cell that is not right' })
  await refused.getByText('Row 4').waitFor()
  await refused.getByText('A day such as 31.12.2026').waitFor()
  const likely = page.getByRole('region', { name: 'Are likely to be known already' })
  expect(await likely.getByRole('link', { name: 'Mariama Sow' }).getAttribute('href')).toContain(known)
  expect((await people('Abdou Faye')).body.items).toEqual([])

  await press('Take in 1 person')
  await page.getByText('People taken in out of this file: 1. Rows: 3.').waitFor()
  const [taken] = (await people('Abdou Faye')).body.items
  expect(taken).toMatchObject({ programmeId: programme.id, coachId: memberId(coach), birthYear: 1990 })
  const { body } = await coach.api.readParticipant({ params: { participantId: taken?.id ?? '' } })
  expect(body.channels).toMatchObject([{ kind: 'phone', value: '+4915123456789' }])
  expect(JSON.stringify(body)).not.toContain('geheim')

  const left = await kept(desk, () => press('Keep the 2 rows that are left'))
  const { text, likely: sign } = openCsv(left)
  const cells = readCsv(text, sign).rows.map((row) => row.cells)
  expect(cells[0]?.at(-1)).toBe('Reason')
  expect(cells[1]).toEqual(expect.arrayContaining(['Bineta', expect.stringContaining('31.12.2026')]))
  expect(cells[2]?.at(-1)).toBe('likely to be known already')

  await field('Row 5: it is another person').check()
  await press('Take in 1 person')
  await page.getByText('People taken in out of this file: 2. Rows: 3.').waitFor()
  expect((await people('Mariama Sow')).body.items).toHaveLength(2)
  expect(complaints()).toEqual([])
})

test('an import whose page is closed in the middle goes on when the file is chosen again', async () => {
  const rows = Array.from({ length: 40 }, (_, number) => [
    `Person${'abcdefghijklmnopqrstuvwxyz'[number % 26]}${'xyzvw'[number % 5]}`,
    `Family${'mnopqrst'[number % 8]}${'klmn'[number % 4]}`,
    `${1950 + number}`,
    'fr',
    'NE',
  ])
  const file = new Uint8Array(
    await (
      await writeXlsx('People', [
        ['Given name', 'Family name', 'Year of birth', 'Languages', 'Country of return'],
        ...rows,
      ])
    ).arrayBuffer(),
  )
  const desk = await at('/cases/import', coordinator)
  let batches = 0
  await desk.page.route('**/v1/imports/*/rows', async (route) => {
    const isReal = route.request().postDataJSON().dryRun === false
    if (isReal) batches += 1
    // The third batch is written, and the page is gone before its answer comes.
    if (batches === 3) await route.fetch().then(() => route.abort())
    else await route.continue()
  })
  await choose(desk, 'people.xlsx', xlsx, file)
  await desk.press('Try it first')
  await desk.press('Take in 40 people')
  await desk.page.getByText('There is no connection').or(desk.page.getByRole('alert')).first().waitFor()
  await desk.page.close()

  const again = await at('/cases/import', coordinator)
  await choose(again, 'people.xlsx', xlsx, file)
  await again.press('Try it first')
  await again.page.getByText('People taken in out of this file: 36. Rows: 40.').waitFor()
  await again.press('Take in 4 people')
  await again.page.getByText('People taken in out of this file: 40. Rows: 40.').waitFor()
  const { body } = await coordinator.api.exportParticipants({ query: { limit: 100 } })
  expect(body.items.filter(({ cells }) => cells.given?.startsWith('Person'))).toHaveLength(40)
})

test('a file that is no spreadsheet, or a large one, is read under the content policy of the page', async () => {
  const desk = await at('/cases/import', coordinator)
  await choose(desk, 'photo.xlsx', xlsx, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))
  await desk.page.getByText('It is no CSV or XLSX file.').waitFor()
  // From half a megabyte on the library would start a worker, which the page does not let it.
  const large = await writeXlsx('People', [
    ['Given name', 'Languages', 'Country of return', 'Town'],
    ...Array.from({ length: 4000 }, (_, number) => [
      `A${number}`,
      'fr',
      'NE',
      `Niamey ${number} ${'x'.repeat(150)}`,
    ]),
  ])
  await choose(desk, 'large.xlsx', xlsx, new Uint8Array(await large.arrayBuffer()))
  await desk.page
    .getByText('Rows with people: 4,000.')
    .or(desk.page.getByText('Rows with people: 4000.'))
    .waitFor()
  expect(desk.complaints()).toEqual([])
})

test('a coordinator writes all people to a file that can be taken in again, and a coach is not asked', async () => {
  await takeIn(coach.api, named('Abdoulaye', 'Diouf'))
  const desk = await at('/cases', coordinator)
  await desk.press('Write to a file')
  const bytes = await kept(desk, () =>
    desk.page.locator('form').getByRole('button', { name: 'Write to a file' }).click(),
  )
  const [sheet] = await readXlsx(bytes)
  expect(sheet?.rows[0]?.cells.slice(0, 2)).toEqual(['Given name', 'Family name'])
  expect(sheet?.rows.some(({ cells }) => cells[0] === 'Abdoulaye')).toBe(true)
  const coachs = await at('/cases', coach)
  await coachs.page.getByRole('link', { name: 'Take in a file' }).waitFor()
  expect(await coachs.page.getByRole('button', { name: 'Write to a file' }).count()).toBe(0)
})

test('what kind of person somebody is, and where they came from, is told at intake and can be changed', async () => {
  const { page, field, press, heading } = await at('/cases/new', coach)
  await field('Given name').fill('Halima')
  await field('Kind of person').selectOption('refugee')
  await field('Came from (country)').selectOption('SD')
  await page.locator('label', { hasText: /^Arabic$/ }).click()
  await field('Country').selectOption('EG')
  await press('Take somebody in')
  await heading('Halima')
  await page.getByText('refugee', { exact: true }).waitFor()
  await page.getByText('Sudan', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Change', exact: true }).first().click()
  await field('Kind of person').selectOption('migrant')
  await press('Save')
  await page.getByText('migrant', { exact: true }).waitFor()
  const { body } = await coach.api.listParticipants({ query: { q: 'Halima' } })
  const { body: changed } = await coach.api.readParticipant({
    params: { participantId: body.items[0]?.id ?? '' },
  })
  expect(changed).toMatchObject({ kind: 'migrant', cameFrom: 'SD', returnCountry: 'EG', version: 2 })
})
