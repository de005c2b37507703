import { expect, test } from 'vitest'
import { deriveKey, digest, sameDigest } from './derive.ts'
import { dataKey } from './seal.ts'

const kek = dataKey(Buffer.alloc(32, 7))

test('a key for one purpose is always the same, and no other purpose or KEK has it', () => {
  const kept = 'dc52c1c588d48e50cafa3b02cc79a3dac2c34a46760fd831655c9501ecb824d3'
  expect(deriveKey(kek, 'cursor').export().toString('hex')).toBe(kept)
  expect(deriveKey(kek, 'digest').export().toString('hex')).not.toBe(kept)
  expect(
    deriveKey(dataKey(Buffer.alloc(32, 8)), 'cursor')
      .export()
      .toString('hex'),
  ).not.toBe(kept)
})

test('a digest is what was kept before, and parts that are cut elsewhere have another', () => {
  expect(digest(kek, 'a', 'bc')).toBe('1NTxDOU1_ZcGmsTT-kdQgcvr92HkvvK0yZT1CGbOThE')
  const digests = [['a', 'bc'], ['ab', 'c'], ['abc'], ['a', 'b', 'c'], ['', 'abc'], ['2:bc', 'a']]
  expect(new Set(digests.map((parts) => digest(kek, ...parts))).size).toBe(digests.length)
})

test('digests are the same if every character is, and are compared where their lengths differ', () => {
  expect(sameDigest('abc', 'abc')).toBe(true)
  expect(sameDigest('', '')).toBe(true)
  for (const other of ['abd', 'ab', 'abcd', '']) expect(sameDigest('abc', other)).toBe(false)
})
