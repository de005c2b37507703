import type { Instant, TenantId } from '../kernel/index.ts'
import type { Digests } from './digests.ts'
import { leafText, type SealedLine } from './line.ts'
import type { JournalSeal, SealStatement } from './seal.ts'
import { type Peaks, rootOf, withLeaf } from './tree.ts'

/** What can be wrong with a journal and its seals. */
export const sealFaults = [
  'signature_wrong',
  'seal_missing',
  'seal_altered',
  'line_altered',
  'line_missing',
  'line_unsealed',
] as const

/** What is wrong, with which seal, and at which place of the journal. */
export type SealFault = {
  readonly what: (typeof sealFaults)[number]
  readonly seal?: number
  readonly place?: string
}

/** A seal, and what its signature covers; nothing where no key of the platform has signed it. */
export type ReadSeal = { readonly seal: JournalSeal; readonly statement: SealStatement | undefined }

/** Where a check begins: the last seal of the day before, or the beginning of the chain. */
export type CheckFrom = {
  readonly tenant: TenantId
  readonly number: number
  readonly before: string
  readonly head: string
  readonly lines: number
}

/**
 * Checks seals that follow one another, each from the one before it, against the lines that stand in the journal.
 *
 * @param lines those that the seals name, and all others of the same time
 * @param named places that seals outside of the check name
 * @param openFrom from this time on a line may be unsealed yet
 */
export function faultsOf(
  digests: Digests,
  from: CheckFrom,
  seals: readonly ReadSeal[],
  lines: readonly SealedLine[],
  { named, openFrom }: { readonly named: ReadonlySet<string>; readonly openFrom: Instant },
): readonly SealFault[] {
  const standing = new Map(lines.map((line) => [line.place, line]))
  const known = new Set([...named, ...seals.flatMap(({ seal }) => seal.places)])
  return [
    ...chainFaults(digests, from, seals),
    ...seals.flatMap(({ seal }) => lineFaults(digests, seal, standing)),
    ...lines
      .filter(({ place }) => !known.has(place) && place < openFrom)
      .map(({ place }): SealFault => ({ what: 'line_unsealed', place })),
  ]
}

function lineFaults(
  digests: Digests,
  { number, places, leaves }: JournalSeal,
  standing: ReadonlyMap<string, SealedLine>,
): readonly SealFault[] {
  return places.flatMap((place, index): SealFault[] => {
    const line = standing.get(place)
    if (line === undefined) return [{ what: 'line_missing', seal: number, place }]
    const isWhole = digests.leaf(leafText(line)) === leaves[index]
    return isWhole ? [] : [{ what: 'line_altered', seal: number, place }]
  })
}

function chainFaults(digests: Digests, from: CheckFrom, seals: readonly ReadSeal[]): readonly SealFault[] {
  const faults: SealFault[] = []
  let { number, before, head, lines } = from
  let tree: { readonly day: string; readonly count: number; readonly peaks: Peaks } | undefined
  for (const { seal, statement } of seals) {
    for (number += 1; number < seal.number; number += 1) faults.push({ what: 'seal_missing', seal: number })
    let [peaks, count] = tree?.day === seal.day ? [tree.peaks, tree.count] : [[], 0]
    for (const leaf of seal.leaves) {
      head = digests.link(head, leaf)
      peaks = withLeaf(digests, peaks, count, leaf)
      count += 1
    }
    lines += seal.leaves.length
    tree = { day: seal.day, count, peaks }
    if (statement === undefined) faults.push({ what: 'signature_wrong', seal: seal.number })
    else if (
      !isAsSigned(seal, statement, {
        tenant: from.tenant,
        before,
        head,
        lines,
        count,
        root: rootOf(digests, peaks),
      })
    )
      faults.push({ what: 'seal_altered', seal: seal.number })
    // From here on by what was signed, so that one fault is told once.
    before = digests.seal(seal.signed)
    head = statement?.head ?? head
    lines = statement?.lines ?? lines
  }
  return faults
}

function isAsSigned(
  seal: JournalSeal,
  signed: SealStatement,
  reckoned: {
    readonly tenant: TenantId
    readonly before: string
    readonly head: string
    readonly lines: number
    readonly count: number
    readonly root: string
  },
): boolean {
  return (
    signed.tenant === reckoned.tenant &&
    signed.number === seal.number &&
    signed.day === seal.day &&
    signed.closes === seal.closes &&
    signed.upTo === seal.upTo &&
    signed.sealedAt === seal.sealedAt &&
    signed.before === reckoned.before &&
    signed.head === reckoned.head &&
    signed.lines === reckoned.lines &&
    signed.dayLines === reckoned.count &&
    signed.root === reckoned.root &&
    seal.places.length === seal.leaves.length
  )
}
