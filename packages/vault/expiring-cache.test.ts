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

test('what is kept in place of a load that then fails stays', async () => {
  const cache = expiringCache<string>({ most: 4, lifetimeMs: 1000 })
  let fail = (_: Error) => {}
  const load = cache.get('a', () => new Promise((_, reject) => (fail = reject)))
  cache.keep('a', 'newer')
  fail(new Error('down'))
  await expect(load).rejects.toThrow('down')
  expect(await cache.peek('a')).toBe('newer')
})

test('an entry that is kept or loaded anew is the youngest, and one that is forgotten is none', async () => {
  let time = 0
  const cache = expiringCache<string>({ most: 3, lifetimeMs: 10, now: () => time })
  const standing = async () => {
    const kept = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => cache.peek(key)))
    return kept.join('')
  }
  for (const key of ['a', 'b', 'a', 'c', 'd']) cache.keep(key, key)
  expect(await standing()).toBe('acd')
  time = 10
  await cache.get('c', async () => 'c')
  for (const key of ['b', 'e']) cache.keep(key, key)
  expect(await standing()).toBe('bce')
  cache.forget('b')
  expect(await standing()).toBe('ce')
})
