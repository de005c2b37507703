import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimiters, openCsv, readCsv, writeCsv } from './csv.ts'
import { maxFileBytes, Unreadable } from './unreadable.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const cellsOf = (bytes: Uint8Array) => {
  const { text, likely } = openCsv(bytes)
  return readCsv(text, likely).rows.map(({ cells }) => cells)
}
const reasonOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error instanceof Unreadable ? [error.reason, error.row] : error
  }
  return undefined
}

describe('a CSV file', () => {
  it('of German Excel is read with its semicolons, its mark at the beginning and its line breaks in cells', () => {
    const file =
      '\uFEFFName;Adresse;Größe\r\n"Ndiaye";"Rue 10\nDakar";1,5\r\n\r\n;;\r\nSow;"sagte ""ja""";2,0\r\n'
    const { text, likely } = openCsv(utf8(file))
    expect(likely).toBe(';')
    expect(readCsv(text, likely).rows).toEqual([
      { row: 1, cells: ['Name', 'Adresse', 'Größe'] },
      { row: 2, cells: ['Ndiaye', 'Rue 10\nDakar', '1,5'] },
      { row: 3, cells: [''] },
      { row: 4, cells: ['', '', ''] },
      { row: 5, cells: ['Sow', 'sagte "ja"', '2,0'] },
      { row: 6, cells: [''] },
    ])
  })

  it.each(delimiters)('is read with the sign that stands in it: %j', (sign) => {
    const file = [
      ['Given', 'Family', 'Born'],
      ['Awa', 'Ba', '1990'],
    ]
      .map((cells) => cells.join(sign))
      .join('\n')
    expect(openCsv(utf8(file)).likely).toBe(sign)
  })

  it('is read with the sign that is chosen, whatever is likely', () => {
    expect(readCsv('a;b,c', ',').rows).toEqual([{ row: 1, cells: ['a;b', 'c'] }])
  })

  it('may say its sign itself, in a line that no spreadsheet shows', () => {
    expect(cellsOf(utf8('sep=|\r\na|b\r\n1|2'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('is read in the characters of Western Europe and in UTF-16, where it is not in UTF-8', () => {
    const latin = Uint8Array.from('Gr\u00F6\u00DFe;\u0080', (character) =>
      character === '\u0080' ? 0x80 : character.charCodeAt(0),
    )
    expect(cellsOf(latin)).toEqual([['Größe', '€']])
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...[...'a;ب'].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
    ])
    expect(cellsOf(wide)).toEqual([['a', 'ب']])
  })

  it('that is none is told apart', () => {
    expect(reasonOf(() => openCsv(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])))).toEqual([
      'no_spreadsheet',
      undefined,
    ])
    expect(reasonOf(() => openCsv(new Uint8Array(maxFileBytes + 1)))).toEqual(['too_large', undefined])
    expect(reasonOf(() => readCsv('a;b\n1;"2', ';'))).toEqual(['broken_quotes', 2])
  })
})

describe('a CSV file that is written', () => {
  it('holds nothing that a spreadsheet would carry out', () => {
    const dangerous = ['=1+1', '+221', '-5', '@x', '\tx', '\rx', '\n=x', '＝1', '-2+3', "'=1", 'a;=1', '"=1']
    const written = writeCsv([dangerous])
    const raw = readRaw(written)
    expect(raw.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
    expect(cellsOf(utf8(written))[0]).toEqual(dangerous)
    // Without the guard, most of these would be formulas.
    expect(dangerous.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell)).length).toBeGreaterThan(7)
  })

  it('is read again as it was, whatever stands in its cells', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/\p{Cc}/u.test(text) || /^[\t\r\n]/.test(text))
    const row = fc.array(fc.oneof(cell, fc.constantFrom('=', "'=", "''-", ';', '"', '\n', 'a\r\nb')), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const { rows: read } = readCsv(writeCsv(rows).slice(1), ';')
        expect(read.slice(0, -1).map(({ cells }) => cells)).toEqual(rows)
      }),
    )
  })
})

/** The cells of one line as a spreadsheet sees them, by nobody's library. */
function readRaw(written: string): readonly string[] {
  const cells: string[] = []
  let rest = written.replace(/^\uFEFF/, '').replace(/\r\n$/, '')
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"(?:;|$)/s.exec(rest)
    const plain = /^([^;]*)(?:;|$)/s.exec(rest)
    cells.push(quoted?.[1]?.replaceAll('""', '"') ?? plain?.[1] ?? '')
    rest = rest.slice((quoted ?? plain)?.[0].length)
  }
  return cells
}
