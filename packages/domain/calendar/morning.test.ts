import { expect, test } from 'vitest'
import { calendarOf } from './calendars.ts'
import { morningOf } from './morning.ts'

test.each([
  ['2026-03-02T05:59:59.999Z', 'DE', false],
  ['2026-03-02T06:00:00.000Z', 'DE', true],
  ['2026-03-02T10:59:59.999Z', 'DE', true],
  ['2026-03-02T11:00:00.000Z', 'DE', false],
  // Summer time has begun the night before.
  ['2026-03-30T05:00:00.000Z', 'DE', true],
  ['2026-03-02T06:59:59.999Z', 'SN', false],
  ['2026-03-02T07:00:00.000Z', 'SN', true],
  // A Sunday is a day of rest in Berlin and a day of work in Cairo.
  ['2026-03-01T08:00:00.000Z', 'DE', false],
  ['2026-03-01T08:00:00.000Z', 'EG', true],
] as const)('at %s it is a morning of work in %s: %s', (now, country, isMorning) => {
  expect(morningOf(now, calendarOf(country))).toBe(isMorning ? now.slice(0, 10) : undefined)
})
