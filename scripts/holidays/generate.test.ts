import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { daysOf, type Place } from './days.ts'
import { holidaySource, places, years } from './generate.ts'
import { tableFile } from './table-file.ts'

const written = readFileSync(tableFile, 'utf8')

describe('the table of holidays', () => {
  test('is what its source and the corrections make of it: no edit by hand, no update without a new table', () => {
    expect(written).toBe(holidaySource())
  })

  const named = places.map((place) => ({ name: place.join('-'), place }))
  test.each(named)('of $name has days in every year', ({ place }) => {
    for (const year of years) {
      const dates = daysOf(place, year).map(({ date }) => date)
      expect(dates.length).toBeGreaterThan(6)
      expect(new Set(dates).size).toBe(dates.length)
      expect(dates).toEqual(dates.toSorted())
      expect(dates.every((date) => date.startsWith(`${year}-`))).toBe(true)
    }
  })

  test('is small enough to be part of a function', () => {
    expect(written.length).toBeLessThan(25_000)
  })
})

const datesOf = (place: Place, year: number, keys?: readonly string[]) =>
  daysOf(place, year)
    .filter(({ key }) => keys?.includes(key) ?? true)
    .map(({ date }) => date.slice(5))

describe('the days of a country', () => {
  test('that the source does not know are those of its law', () => {
    expect(datesOf(['AF'], 2026)).toEqual(
      '02-15 02-18 03-20 03-21 03-22 04-28 05-26 05-27 05-28 05-29 08-15 08-19 08-25 08-31'.split(' '),
    )
    expect(datesOf(['IQ'], 2026)).toEqual(
      '01-01 01-06 03-16 03-20 03-21 03-22 05-01 05-26 05-27 05-28 05-29 06-04 06-16 06-25 08-25'.split(' '),
    )
    expect(datesOf(['KG'], 2026)).toEqual([
      ...'01-01 01-02 01-03 01-04 01-05 01-06 01-07 03-08 03-20 03-21'.split(' '),
      ...'05-01 05-02 05-03 05-04 05-05 05-06 05-07 05-08 05-09 05-27 08-31'.split(' '),
    ])
  })

  test('follow what has changed since the source was written', () => {
    const of = (country: string) => datesOf([country], 2026)
    expect(of('GH')).toEqual(expect.arrayContaining(['01-09', '03-21', '07-03', '09-21', '12-04']))
    expect(['01-07', '07-01', '08-04'].filter((day) => of('GH').includes(day))).toEqual([])
    expect(of('MA')).toEqual(expect.arrayContaining(['01-14', '03-21', '05-28', '08-26']))
    expect(of('TN')).toContain('12-17')
    expect(of('TN')).not.toContain('01-14')
    expect(of('EG')).toEqual(expect.arrayContaining(['01-29', '06-18', '07-02', '10-08']))
    expect(['01-25', '06-16', '06-30', '10-06'].filter((day) => of('EG').includes(day))).toEqual([])
    expect(of('GM')).toEqual(expect.arrayContaining(['03-21', '03-23', '05-28', '08-17', '12-26', '12-28']))
    expect(of('XK')).toEqual(expect.arrayContaining(['04-06', '04-13', '05-11']))
    expect(of('AL')).toEqual(expect.arrayContaining(['11-30', '12-01']))
    expect(of('RS')).toEqual(expect.arrayContaining(['02-16', '02-17']))
    expect(datesOf(['RS'], 2027)).toEqual(expect.arrayContaining(['02-15', '02-16']))
  })

  test('by the moon are expected on these days of 2027', () => {
    const feasts = (country: string, key: string) => datesOf([country], 2027, [key])[0]
    expect(feasts('SN', 'fitr')).toBe('03-09')
    expect(feasts('IQ', 'adha')).toBe('05-16')
    expect(feasts('AF', 'mawlid')).toBe('08-14')
    expect(feasts('IQ', 'islamic-new-year')).toBe('06-06')
    expect(feasts('IQ', 'ashura')).toBe('06-15')
    expect(daysOf(['SN'], 2027).find(({ key }) => key === 'fitr')?.isExpected).toBe(true)
  })
})

test('a Land of Germany has nine days and its own', () => {
  const counts: readonly (readonly [Place, number])[] = [
    [['DE'], 9],
    [['DE', 'BY'], 12],
    [['DE', 'BY', 'KATH'], 13],
    [['DE', 'HH'], 10],
    [['DE', 'NW'], 11],
    [['DE', 'BW'], 12],
  ]
  for (const year of [2026, 2027]) {
    expect(counts.map(([place]) => [place, daysOf(place, year).length])).toEqual(counts)
  }
})
