import { expect, it } from 'vitest'
import { shareOf } from './share.ts'

it.each([
  [30, 150, 0.2],
  [150, 150, 1],
  [180, 150, 1],
  [0, 150, 0],
  [0, 0, 0],
  [3, 0, 1],
])('%d of %d is a length of %d', (part, whole, share) => {
  expect(shareOf(part, whole)).toBe(share)
})
