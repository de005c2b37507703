import { describe, expect, test } from 'vitest'
import { gregorianOf, lookAlike, otherCalendars } from './other-calendars.ts'
import { boundsOf, dayKinds, implausible } from './plausible-days.ts'
import { addDays } from './zones.ts'

const now = '2026-11-28T09:30:00.000Z'
// Object.keys loses the literal keys of a closed object; the annotation gives them back.
const kinds = (Object.keys(dayKinds) as (keyof typeof dayKinds)[]).filter((kind) => kind !== 'birth')

describe('a day of another calendar', () => {
  test.each([
    ['1405-09-07', 'solar_hijri', '2026-11-28'],
    ['1448-06-18', 'hijri', '2026-11-28'],
    ['2569-11-28', 'buddhist', '2026-11-28'],
    ['1405-01-01', 'solar_hijri', '2026-03-21'],
    ['1405-06-31', 'solar_hijri', '2026-09-22'],
    ['1447-09-01', 'hijri', '2026-02-18'],
  ] as const)('%s is %s, and in ours %s', (written, calendar, gregorian) => {
    expect(gregorianOf(written, calendar)).toBe(gregorian)
    expect(implausible(written, 'event', now)).toMatchObject({
      code: 'implausible_date',
      params: { calendar, gregorian },
    })
  })

  test('that the calendar does not have is nobody’s', () => {
    expect(gregorianOf('1405-12-31', 'solar_hijri')).toBeUndefined()
    expect(gregorianOf('1405-13-01', 'solar_hijri')).toBeUndefined()
    expect(gregorianOf('2569-02-30', 'buddhist')).toBeUndefined()
    expect(gregorianOf('tomorrow', 'hijri')).toBeUndefined()
  })

  test('is found for every day of five years', () => {
    for (const calendar of otherCalendars) {
      const format = new Intl.DateTimeFormat(
        `en-u-ca-${{ solar_hijri: 'persian', hijri: 'islamic-umalqura', buddhist: 'buddhist' }[calendar]}`,
        { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' },
      )
      for (let day = '2026-01-01'; day < '2031-01-01'; day = addDays(day, 1)) {
        const parts = new Map(format.formatToParts(Date.parse(day)).map(({ type, value }) => [type, value]))
        const written = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
        expect([written, gregorianOf(written, calendar)]).toEqual([written, day])
      }
    }
  })

  test('is that of the calendar in which it is nearest to today', () => {
    const life = { earliest: '1906-01-01', latest: '2026-12-31' }
    expect(lookAlike('1365-05-01', life, '2026-11-28')).toEqual({
      calendar: 'solar_hijri',
      gregorian: '1986-07-23',
    })
    expect(lookAlike('1410-01-01', life, '2026-11-28')).toMatchObject({ calendar: 'hijri' })
    expect(lookAlike('1100-01-01', life, '2026-11-28')).toBeUndefined()
  })
})

describe('a day that is written down', () => {
  test.each(kinds)('as %s is let through within its bounds and refused beyond them', (kind) => {
    const { earliest, latest } = boundsOf(kind, now)
    for (const day of [earliest, latest, '2026-11-28']) expect(implausible(day, kind, now)).toBeUndefined()
    for (const day of [addDays(earliest, -1), addDays(latest, 1)]) {
      expect(implausible(day, kind, now)).toMatchObject({ params: { calendar: 'none', earliest, latest } })
    }
  })

  test('as a birth is told only where a calendar explains it', () => {
    expect(implausible('1365-05-01', 'birth', now)).toMatchObject({ params: { gregorian: '1986-07-23' } })
    expect(implausible('1880-05-01', 'birth', now)).toBeUndefined()
  })

  test('on 29 February has its bounds as well', () => {
    expect(boundsOf('event', '2028-02-29T12:00:00.000Z')).toEqual({
      earliest: '2027-02-27',
      latest: '2029-03-01',
    })
  })
})
