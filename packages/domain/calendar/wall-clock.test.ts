import { expect, it } from 'vitest'
import { wallClock } from './wall-clock.ts'

const at = (instant: string) => ({ now: () => new Date(instant) })

it.each([
  ['2026-12-31T23:30:00.000Z', 'Europe/Berlin', '2027-01-01'],
  ['2027-01-01T05:30:00.000Z', 'America/Mexico_City', '2026-12-31'],
  ['2026-06-30T19:29:59.999Z', 'Asia/Kabul', '2026-06-30'],
  ['2026-06-30T19:30:00.000Z', 'Asia/Kabul', '2026-07-01'],
  ['2026-06-30T23:59:59.999Z', 'UTC', '2026-06-30'],
])('at %s it is in %s the %s', (instant, timeZone, day) => {
  const clock = wallClock(at(instant), timeZone)
  expect(clock.today()).toBe(day)
  expect(clock.now().toISOString()).toBe(instant)
})
