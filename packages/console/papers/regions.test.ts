import { expect, it } from 'vitest'
import { regions } from './regions.ts'

it('the whole picture comes first, and no part reaches beyond it', () => {
  expect(regions[0]).toEqual({ x: 0, y: 0, width: 1, height: 1 })
  for (const { x, y, width, height } of regions) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
    expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + Number.EPSILON)
  }
})

it('each of three codes in a row stands alone in some part, wherever the row begins', () => {
  const third = 0.3
  for (const start of [0, 0.02, 0.05, 0.08]) {
    for (const place of [0, 1, 2]) {
      const [from, to] = [start + place * (third + 0.01), start + place * (third + 0.01) + third]
      const alone = regions.filter(
        ({ x, width, height }) => height === 1 && width < 2 * third && x <= from && x + width >= to,
      )
      expect(alone, `${start} ${place}`).not.toEqual([])
    }
  }
})
