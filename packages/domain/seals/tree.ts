import type { Digests } from './digests.ts'

/**
 * A Merkle tree as it grows: the roots of its whole subtrees, the largest first. For as many leaves as a day may have these
 * are twenty or so, and they are all that is needed to add one more, or to know the root.
 */
export type Peaks = readonly string[]

/** The tree with one leaf more than the `count` that it has. */
export function withLeaf({ node }: Digests, peaks: Peaks, count: number, leaf: string): Peaks {
  const standing = [...peaks]
  let grown = leaf
  for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) grown = node(standing.pop() ?? '', grown)
  return [...standing, grown]
}

/** The root of the tree (RFC 6962, section 2.1). */
export function rootOf({ node, empty }: Digests, peaks: Peaks): string {
  return peaks.length === 0 ? empty : peaks.reduceRight((right, left) => node(left, right))
}

/** A step from a leaf to the root: the digest beside it, and on which side that one stands. */
export type ProofStep = { readonly side: 'left' | 'right'; readonly digest: string }

/** The way from one leaf to the root, the lowest step first (RFC 6962, section 2.1.1). */
export function proofOf(digests: Digests, leaves: readonly string[], index: number): readonly ProofStep[] {
  if (leaves.length <= 1) return []
  const half = largestPowerBelow(leaves.length)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return index < half
    ? [...proofOf(digests, left, index), { side: 'right', digest: treeOf(digests, right) }]
    : [...proofOf(digests, right, index - half), { side: 'left', digest: treeOf(digests, left) }]
}

/** The root to which a leaf leads by a proof. */
export function rootBy({ node }: Digests, leaf: string, proof: readonly ProofStep[]): string {
  return proof.reduce(
    (below, { side, digest }) => (side === 'left' ? node(digest, below) : node(below, digest)),
    leaf,
  )
}

function treeOf(digests: Digests, leaves: readonly string[]): string {
  let peaks: Peaks = []
  for (const [count, leaf] of leaves.entries()) peaks = withLeaf(digests, peaks, count, leaf)
  return rootOf(digests, peaks)
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
