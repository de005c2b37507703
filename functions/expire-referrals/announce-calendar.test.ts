import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { announceCalendar } from './announce-calendar.ts'

const written = vi.spyOn(process.stdout, 'write')
let lines: string[] = []
beforeEach(() => {
  lines = []
  written.mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(() => written.mockReset())

it.each([
  ['2030-07-04T12:00:00.000Z', 181, 'info', 0],
  ['2030-07-05T12:00:00.000Z', 180, 'warn', 1],
  ['2031-01-01T12:00:00.000Z', 0, 'warn', 1],
] as const)('at %s the holidays of %i more days are known', (now, daysLeft, level, endingHolidays) => {
  announceCalendar({ now: () => new Date(now) }, 'prod')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level, stage: 'prod', knownUntil: '2030-12-31', daysLeft, endingHolidays },
  ])
  expect(lines[0]).toContain('"Metrics":[{"Name":"endingHolidays","Unit":"Count"}]')
})
