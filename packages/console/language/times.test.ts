import { expect, it } from 'vitest'
import { dayOfInstant, dayText, distanceText, momentText, periodText, today } from './times.ts'

const now = Date.parse('2027-01-10T09:00:00.000Z')

it.each([
  ['de', '2027-01-13T10:00:00.000Z', 'in 3 Tagen'],
  ['de', '2027-01-10T12:00:00.000Z', 'in 3 Stunden'],
  ['fr', '2027-01-08T09:00:00.000Z', 'avant-hier'],
  ['en', '2027-01-10T08:30:00.000Z', '30 minutes ago'],
] as const)('in %s the distance to %s is "%s"', (language, instant, expected) => {
  expect(distanceText(language, instant, now)).toBe(expected)
})

it('a day of the calendar is the same day everywhere', () => {
  expect(dayText('de', '2027-03-09')).toBe('09.03.2027')
  expect(dayText('fr', '2027-03-09')).toBe('9 mars 2027')
})

it('a moment stands with the zone of the clock that shows it', () => {
  expect(momentText('de', '2027-01-10T09:00:00.000Z', 'Europe/Berlin')).toBe('10. Jan. 2027, 10:00 MEZ')
  expect(momentText('en', '2027-01-10T09:00:00.000Z', 'Africa/Dakar')).toContain('GMT')
})

it('today is a day of the calendar', () => {
  expect(today(new Date(2027, 0, 5, 23, 59))).toBe('2027-01-05')
})

it('keeps the days of a period in their order, in Arabic too', () => {
  expect(periodText('de', { from: '2027-01-13', to: '2027-02-01' })).toBe('13.01.2027 – 01.02.2027')
  expect(periodText('ar', { from: '2027-01-13' })).toBe(`\u2068${dayText('ar', '2027-01-13')}\u2069 – `)
})

it('the day of an instant is that on the reader’s own calendar', () => {
  const evening = new Date(2027, 0, 5, 23, 59)
  const night = new Date(2027, 0, 6, 0, 1)
  expect([evening, night].map((at) => dayOfInstant('de', at.toISOString()))).toEqual([
    '05.01.2027',
    '06.01.2027',
  ])
})
