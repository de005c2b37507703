import { expect, it } from 'vitest'
import { idleLimits, idleStep } from './idle.ts'

it.each([
  [0, 'stay'],
  [idleLimits.lockMs - 1, 'stay'],
  [idleLimits.lockMs, 'lock'],
  [idleLimits.leaveMs - 1, 'lock'],
  [idleLimits.leaveMs, 'leave'],
])('after %d ms without a sign of life: %s', (idleMs, step) => {
  expect(idleStep(idleMs)).toBe(step)
})

it('a quarter of an hour is enough to cover the page', () => {
  expect(idleLimits.lockMs).toBe(15 * 60_000)
})
