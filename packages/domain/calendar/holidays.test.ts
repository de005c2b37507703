import { describe, expect, test } from 'vitest'
import { easternEaster, westernEaster } from '../testing/easter.ts'
import { calendarCorrectionsSchema, calendarOf, dayOff, isWorkingDay } from './calendars.ts'
import {
  calendarDaysLeft,
  calendarEdition,
  calendarSource,
  calendarWarningDays,
  holidayIn,
  subdivisions,
} from './holidays.ts'
import { calendarCountries } from './weeks.ts'
import { addDays } from './zones.ts'

const inLand = (subdivision: string) => calendarOf('DE', calendarCorrectionsSchema.parse({ subdivision }))

describe('a feast by the moon', () => {
  test('is expected on its day, in every country that keeps it', () => {
    for (const country of 'AF AL EG GH GM IQ KG MA NE NG PK SN XK'.split(' ')) {
      expect([country, holidayIn(country, '2026-03-20')]).toEqual([
        country,
        { key: 'fitr', isExpected: true },
      ])
    }
    for (const country of 'AF AL EG GH GM IQ KG MA NE PK SN TN XK'.split(' ')) {
      expect([country, holidayIn(country, '2026-05-27')]).toEqual([
        country,
        { key: 'adha', isExpected: true },
      ])
    }
  })

  test('takes as many days as the country gives it', () => {
    const days = (country: string, from: string) =>
      [0, 1, 2, 3, 4].filter((later) => holidayIn(country, addDays(from, later))?.key === 'adha').length
    expect([days('SN', '2026-05-27'), days('MA', '2026-05-27'), days('EG', '2026-05-27')]).toEqual([1, 2, 4])
  })

  test('gives way to what an organisation corrects when it is announced', () => {
    const announced = calendarCorrectionsSchema.parse({ removed: ['2026-05-27'], added: ['2026-05-28'] })
    const senegal = calendarOf('SN', announced)
    expect(isWorkingDay('2026-05-27', senegal)).toBe(true)
    expect(dayOff('2026-05-28', senegal)).toEqual({
      day: '2026-05-28',
      reason: 'holiday',
      key: 'own',
      isExpected: false,
    })
  })
})

describe('a holiday that moves with Easter', () => {
  test.each([2026, 2027, 2028, 2029, 2030])('is where the computus puts it in %i', (year) => {
    expect(holidayIn('DE', addDays(westernEaster(year), -2))?.key).toBe('good-friday')
    expect(holidayIn('DE', addDays(westernEaster(year), 50))?.key).toBe('whit-monday')
    expect(holidayIn('DE-BY', addDays(westernEaster(year), 60))?.key).toBe('corpus-christi')
    expect(holidayIn('RS', addDays(easternEaster(year), 1))?.key).toBe('orthodox-easter-monday')
    expect(holidayIn('EG', addDays(easternEaster(year), 1))?.key).toBe('orthodox-easter-monday')
  })
})

describe('a Land', () => {
  test('adds its days to those of Germany', () => {
    expect(isWorkingDay('2026-06-04', calendarOf('DE'))).toBe(true)
    expect(isWorkingDay('2026-06-04', inLand('DE-BY'))).toBe(false)
    expect(isWorkingDay('2026-10-03', inLand('DE-BY'))).toBe(false)
    expect(isWorkingDay('2028-08-15', inLand('DE-BY'))).toBe(true)
    expect(isWorkingDay('2028-08-15', inLand('DE-BY-KATH'))).toBe(false)
    expect(isWorkingDay('2026-11-18', inLand('DE-SN'))).toBe(false)
  })

  test('is one of sixteen, and Bavaria has a part of its own', () => {
    expect(subdivisions).toHaveLength(17)
    expect(calendarCorrectionsSchema.safeParse({ subdivision: 'DE-XX' }).success).toBe(false)
  })

  test('of another country counts nothing', () => {
    const corrected = calendarOf('SN', calendarCorrectionsSchema.parse({ subdivision: 'DE-BY' }))
    expect(isWorkingDay('2026-06-04', corrected)).toBe(true)
  })
})

test('a day off says why, and a weekend goes before a holiday', () => {
  const afghanistan = calendarOf('AF')
  expect(dayOff('2026-05-26', afghanistan)).toEqual({
    day: '2026-05-26',
    reason: 'holiday',
    key: 'arafat',
    isExpected: true,
  })
  expect(dayOff('2026-05-28', afghanistan)).toEqual({ day: '2026-05-28', reason: 'weekend' })
  expect(dayOff('2026-05-30', afghanistan)).toBeUndefined()
})

describe('the table', () => {
  test('names its edition and its source', () => {
    expect(calendarEdition).toBe(2)
    expect(calendarSource).toBe('date-holidays 3.37.0, corrected')
  })

  test('says how many days it still covers', () => {
    expect(calendarDaysLeft('2030-12-31')).toBe(1)
    expect(calendarDaysLeft('2031-01-01')).toBe(0)
    expect(calendarDaysLeft('2030-07-05')).toBe(calendarWarningDays)
    expect(calendarDaysLeft('2026-01-01')).toBe(5 * 365 + 1)
  })

  test('knows a holiday in each of its years for each country', () => {
    for (const country of calendarCountries) {
      for (const year of [2026, 2027, 2028, 2029, 2030]) {
        expect([
          country,
          holidayIn(country, `${year}-05-01`) ?? holidayIn(country, `${year}-08-19`),
        ]).not.toEqual([country, undefined])
      }
    }
  })

  test('leaves beyond its end the holidays that return on the same date', () => {
    expect(holidayIn('DE', '2031-10-03')?.key).toBe('national-holiday')
    expect(holidayIn('DE', '2025-12-25')?.key).toBe('christmas-day')
    expect(holidayIn('DE', addDays(westernEaster(2031), 1))).toBeUndefined()
  })
})
