import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { maxFileBytes, Unreadable } from './unreadable.ts'
import { isXlsx, readXlsx, writeXlsx } from './xlsx.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A file as Excel writes it, from the XML of the rows of each sheet. Style 1 is a day, style 2 a day in words. */
function workbook(...sheets: readonly string[]): Uint8Array {
  const parts = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
      .map((_, at) => `<sheet name="Sheet ${at + 1}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="s" Type="${office}/styles" Target="styles.xml"/>${sheets
      .map(
        (_, at) =>
          `<Relationship Id="r${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-407]d\\. mmmm yyyy;@"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((rows, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
const reasonOf = (reading: Promise<unknown>) =>
  reading.then(
    () => undefined,
    (error: unknown) => (error instanceof Unreadable ? error.reason : error),
  )

describe('an XLSX file', () => {
  it('keeps a number as one that a spreadsheet counts with, and a text that looks like a formula as a text', async () => {
    const file = new Uint8Array(await (await writeXlsx('Figures', [['=1+1', 12]])).arrayBuffer())
    const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toMatch(/<v>12<\/v>/)
    expect(sheet).not.toMatch(/<f>/)
    expect((await readXlsx(file))[0]?.rows[0]?.cells).toEqual(['=1+1', '12'])
  })

  it('is read with days as days, numbers as their digits and text as it is', async () => {
    const [sheet] = await readXlsx(
      workbook(
        `<row r="1">${text('A1', 'Born')}${text('B1', 'Phone')}</row>` +
          `<row r="3"><c r="A3" s="1"><v>34427</v></c>${text('B3', '00491711234567')}<c r="C3"><v>2.21770000001E11</v></c></row>` +
          `<row r="4"><c r="A4" s="2"><v>34427</v></c><c r="B4"><v>1994</v></c><c r="C4" t="b"><v>1</v></c></row>`,
      ),
    )
    expect(sheet?.rows).toEqual([
      { row: 1, cells: ['Born', 'Phone', ''] },
      { row: 2, cells: ['', '', ''] },
      { row: 3, cells: ['1994-04-03', '00491711234567', '221770000001'] },
      { row: 4, cells: ['1994-04-03', '1994', 'true'] },
    ])
  })

  it('has of a formula what it last came to, and is never calculated', async () => {
    const [sheet] = await readXlsx(
      workbook(
        '<row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>c</v></c><c r="C1"><f>NOW()</f></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
      ),
    )
    expect(sheet?.rows[0]?.cells.filter((cell) => cell !== '')).toEqual(['3', 'c'])
  })

  it('has all its sheets, each by its name', async () => {
    const sheets = await readXlsx(
      workbook(`<row r="1">${text('A1', 'one')}</row>`, `<row r="1">${text('A1', 'two')}</row>`),
    )
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.cells])).toEqual([
      ['Sheet 1', ['one']],
      ['Sheet 2', ['two']],
    ])
  })

  it('with a cell far outside of the list is refused, before the memory is full', async () => {
    const far = (place: string, row: number) =>
      `<row r="1">${text('A1', 'x')}</row><row r="${row}">${text(place, 'y')}</row>`
    expect(await reasonOf(readXlsx(workbook(far('XFD2', 2))))).toBe('cells_too_far')
    expect(await reasonOf(readXlsx(workbook(far('A1048576', 1_048_576))))).toBe('cells_too_far')
    expect(await reasonOf(readXlsx(workbook(far('AZ5001', 5001))))).toBeUndefined()
  })

  it('that is none is told apart', async () => {
    expect(await reasonOf(readXlsx(strToU8('PK but no archive')))).toBe('no_spreadsheet')
    expect(await reasonOf(readXlsx(zipSync({ 'letter.txt': strToU8('Dear') })))).toBe('no_spreadsheet')
    expect(await reasonOf(readXlsx(new Uint8Array(maxFileBytes + 1)))).toBe('too_large')
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(21 * maxFileBytes) })
    expect(bomb.length).toBeLessThan(maxFileBytes)
    expect(await reasonOf(readXlsx(bomb))).toBe('too_large')
    expect([isXlsx(bomb), isXlsx(strToU8('a;b'))]).toEqual([true, false])
  })
})

it('an XLSX file that is written is read again as it was, and has no formula in it', async () => {
  const table = [
    ['Given', 'Phone', 'Note'],
    ['فاطمة', '+221 77 000 00 01', '=1+1'],
    ['Ａ & <b>', '-5', ''],
    ['@x', '00123', '1.5'],
  ]
  const bytes = new Uint8Array(await (await writeXlsx('People', table)).arrayBuffer())
  const [sheet] = await readXlsx(bytes)
  expect(sheet?.rows.map(({ cells }) => cells)).toEqual(table)
  const xml = Object.entries(unzipSync(bytes))
    .filter(([name]) => name.startsWith('xl/'))
    .map(([, part]) => strFromU8(part))
    .join('')
  expect(xml).not.toMatch(/<f[ >]/)
  expect(xml).toContain('=1+1')
})
