import { isId } from '@passerelle/domain/kernel'
import { describe, expect, it } from 'vitest'
import { randomIds, systemClock } from './identifiers.ts'

describe('an id', () => {
  const ids = Array.from({ length: 100_000 }, () => randomIds.next<'tenant'>())

  it('is new each time, and always one of the platform', () => {
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !isId(id))).toEqual([])
  })

  it('says nothing: every character is as likely as every other, at each of its places', () => {
    for (let place = 0; place < 26; place += 1) {
      const seen = new Map<string, number>()
      for (const id of ids) seen.set(id.charAt(place), (seen.get(id.charAt(place)) ?? 0) + 1)
      // 128 bits fill 25 characters of five bits; three are left for the last one.
      const likely = place === 25 ? 8 : 32
      expect(seen.size).toBe(likely)
      const expected = ids.length / likely
      for (const count of seen.values())
        expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected))
    }
  })
})

it('tells the time of now', () => {
  const before = Date.now()
  const now = systemClock.now().getTime()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})
