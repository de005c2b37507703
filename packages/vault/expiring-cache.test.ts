import { expect, test } from 'vitest'
import { expiringCache } from './expiring-cache.ts'

test('two callers that ask at once share one load', async () => {
  const cache = expiringCache<number>({ most: 4, lifetimeMs: 1000 })
  let loads = 0
  const load = async () => {
    loads += 1
    return loads
  }
  expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1])
})

test('an entry ends after its lifetime, and a failed load is forgotten', async () => {
  let time = 0
  const cache = expiringCache<string>({ most: 4, lifetimeMs: 1000, now: () => time })
  await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await cache.get('a', async () => 'first')).toBe('first')
  time = 999
  expect(await cache.get('a', async () => 'second')).toBe('first')
  time = 1000
  expect(await cache.get('a', async () => 'second')).toBe('second')
})

test('it never holds more than its bound', async () => {
  const cache = expiringCache<string>({ most: 2, lifetimeMs: 1000 })
  for (const key of ['a', 'b', 'c']) await cache.get(key, async () => key)
  expect(await cache.get('a', async () => 'loaded again')).toBe('loaded again')
  expect(await cache.get('c', async () => 'loaded again')).toBe('c')
})
