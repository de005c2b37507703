import { expect, test } from 'vitest'
import { parseSchedule } from './expression.ts'

const from = new Date('2026-01-31T09:30:20.000Z')
const next = (expression: string, timeZone = 'UTC') =>
  parseSchedule(expression, timeZone)(from)?.toISOString()

test('a rate counts from the last time', () => {
  expect(next('rate(5 minutes)')).toBe('2026-01-31T09:35:20.000Z')
  expect(next('rate(1 hour)')).toBe('2026-01-31T10:30:20.000Z')
  expect(next('rate(1 day)')).toBe('2026-02-01T09:30:20.000Z')
})

test('a cron expression finds the next minute that fits', () => {
  expect(next('cron(0 3 * * ? *)')).toBe('2026-02-01T03:00:00.000Z')
  expect(next('cron(0/15 * * * ? *)')).toBe('2026-01-31T09:45:00.000Z')
  expect(next('cron(0 8 1 * ? *)')).toBe('2026-02-01T08:00:00.000Z')
  expect(next('cron(0 8 ? * MON-FRI *)')).toBe('2026-02-02T08:00:00.000Z')
  expect(next('cron(30 9 29 FEB ? *)')).toBe('2028-02-29T09:30:00.000Z')
})

test('a cron expression is meant in its time zone, summer time included', () => {
  expect(next('cron(0 3 * * ? *)', 'Europe/Berlin')).toBe('2026-02-01T02:00:00.000Z')
  const summer = parseSchedule('cron(0 3 * * ? *)', 'Europe/Berlin')(new Date('2026-06-30T12:00:00Z'))
  expect(summer?.toISOString()).toBe('2026-07-01T01:00:00.000Z')
})

test('a single time is due once', () => {
  expect(next('at(2026-02-01T08:00:00)', 'Europe/Berlin')).toBe('2026-02-01T07:00:00.000Z')
  expect(next('at(2026-01-01T08:00:00)')).toBeUndefined()
})

test('what is not known is refused', () => {
  for (const expression of [
    'every(1 day)',
    'rate(0 days)',
    'rate(1 week)',
    'cron(0 3 * * ?)',
    'cron(0 3 L * ? *)',
  ]) {
    expect(() => parseSchedule(expression, 'UTC'), expression).toThrow(SyntaxError)
  }
})
