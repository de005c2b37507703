import { createHash } from 'node:crypto'
import { digestsBy, type Peaks, proofOf, rootBy, rootOf, withLeaf } from '@passerelle/domain/seals'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const digests = digestsBy((bytes) => createHash('sha256').update(bytes).digest('hex'))

/** The root as RFC 6962 defines it, over all leaves at once. */
function rootOver(leaves: readonly string[]): string {
  if (leaves.length < 2) return leaves[0] ?? digests.empty
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return digests.node(rootOver(leaves.slice(0, half)), rootOver(leaves.slice(half)))
}

const grown = (leaves: readonly string[]) =>
  leaves.reduce<Peaks>((peaks, leaf, count) => withLeaf(digests, peaks, count, leaf), [])

const leavesOf = (count: number) => Array.from({ length: count }, (_, n) => digests.leaf(`line ${n}`))

test('the root of a tree that grew leaf by leaf is the root over all of them', () => {
  for (let count = 0; count < 70; count += 1) {
    const leaves = leavesOf(count)
    expect(rootOf(digests, grown(leaves)), `${count}`).toBe(rootOver(leaves))
  }
})

test('a leaf leads to the root by its proof, and no other leaf and no other place does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), fc.nat(), fc.nat(), (count, some, other) => {
      const leaves = leavesOf(count)
      const [index, elsewhere] = [some % count, other % count]
      const proof = proofOf(digests, leaves, index)
      expect(rootBy(digests, leaves[index] ?? '', proof)).toBe(rootOver(leaves))
      expect(rootBy(digests, digests.leaf('planted'), proof)).not.toBe(rootOver(leaves))
      if (elsewhere !== index) {
        expect(rootBy(digests, leaves[elsewhere] ?? '', proof)).not.toBe(rootOver(leaves))
      }
    }),
  )
})

test('the digests are those of RFC 6962', () => {
  // Of the test vectors of certificate transparency: the tree without a leaf, and the leaf without a byte.
  expect(digests.empty).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(digests.leaf('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
})

test('each kind of digest is its own, and takes every byte of its parts', () => {
  const [one, other] = [digests.leaf('one'), digests.leaf('other')]
  const sha256 = (...bytes: number[]) => createHash('sha256').update(Uint8Array.from(bytes)).digest('hex')
  const bytesOf = (hexadecimal: string) => [...Buffer.from(hexadecimal, 'hex')]
  expect(digests.node(one, other)).toBe(sha256(1, ...bytesOf(one), ...bytesOf(other)))
  expect(digests.link(one, other)).toBe(sha256(2, ...bytesOf(one), ...bytesOf(other)))
  expect(digests.beginning('a')).toBe(sha256(3, 97))
  expect(digests.seal('a')).toBe(sha256(4, 97))
})
