import { describe, expect, it } from 'vitest'
import { columns, guessColumns } from './columns.ts'
import { fingerprintOf } from './fingerprint.ts'
import { maxRows, peopleIn, repeatedRows, tableOf } from './table.ts'
import { Unreadable } from './unreadable.ts'

const sheet = (...rows: readonly (readonly string[])[]) => ({
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
})
const reasonOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error instanceof Unreadable ? error.reason : error
  }
  return undefined
}

describe('a table', () => {
  it('begins with the first row that is not empty, and leaves empty rows out wherever they stand', () => {
    const table = tableOf(
      sheet(['', ''], ['Vorname', ' Ort '], ['', ''], [' Awa ', 'Thiès'], ['   '], ['Fatou', '']),
    )
    expect(table).toEqual({
      header: ['Vorname', 'Ort'],
      rows: [
        { row: 4, cells: ['Awa', 'Thiès'] },
        { row: 6, cells: ['Fatou', ''] },
      ],
    })
  })

  it('with nobody in it, or with too many, is refused', () => {
    expect(reasonOf(() => tableOf(sheet(['Vorname'], [''])))).toBe('nothing_in_it')
    const many = Array.from({ length: maxRows + 2 }, (_, at) => [`x${at}`])
    expect(reasonOf(() => tableOf(sheet(...many)))).toBe('too_many_rows')
    expect(tableOf(sheet(...many.slice(1))).rows).toHaveLength(maxRows)
  })

  it('gives its people by what its columns are; what is mapped to nothing goes nowhere', () => {
    const table = tableOf(
      sheet(['Vorname', 'Aufenthaltsstatus', 'Ort'], ['Awa', 'geheim', ''], ['Ami', 'geheim', 'Dakar']),
    )
    const people = peopleIn(table, guessColumns(table.header))
    expect(people).toEqual([
      { row: 2, cells: { given: 'Awa' } },
      { row: 3, cells: { given: 'Ami', returnDistrict: 'Dakar' } },
    ])
    expect(JSON.stringify(people)).not.toContain('geheim')
  })

  it('names the rows that say the very same as one before', () => {
    const people = ['Awa', 'Ami', 'Awa', 'Awa'].map((given, at) => ({ row: at + 2, cells: { given } }))
    expect([...repeatedRows(people)]).toEqual([
      [4, 2],
      [5, 2],
    ])
  })
})

describe('the titles of columns', () => {
  it.each([
    [
      ['Vorname', 'Nachname', 'Geburtsdatum', 'Rückkehrland', 'Telefon', 'Bemerkung'],
      ['given', 'family', 'birth', 'returnCountry', 'phone', undefined],
    ],
    [
      ['Prénom', 'Nom', 'Date de naissance', 'Pays de retour', 'Courriel'],
      ['given', 'family', 'birth', 'returnCountry', 'email'],
    ],
    [
      ['الاسم', 'اسم العائلة', 'بلد العودة'],
      ['given', 'family', 'returnCountry'],
    ],
    [
      ['GIVEN NAME', 'e-mail', 'Phone', 'Phone'],
      ['given', 'email', 'phone', undefined],
    ],
  ])('are known in each language: %j', (header, expected) => {
    expect(guessColumns(header)).toEqual(expected)
  })

  it('are each of one column, so that a table that was written is read by itself', () => {
    expect(guessColumns(columns)).toEqual(columns)
  })
})

it('a fingerprint differs with each byte, and with the sheet', async () => {
  const [one, other] = [new Uint8Array([1, 2]), new Uint8Array([1, 3])]
  const all = await Promise.all([fingerprintOf(one, ''), fingerprintOf(other, ''), fingerprintOf(one, 'a')])
  expect(new Set(all).size).toBe(3)
  expect(all.every((each) => /^[0-9a-f]{64}$/.test(each))).toBe(true)
  expect(await fingerprintOf(one, '')).toBe(all[0])
})
