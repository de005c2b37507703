import type { Operation } from '../operations.ts'

/** What people do on a working day: of a hundred operations so many. */
const shares: readonly (readonly [name: string, share: number])[] = [
  ['read one', 36],
  ['first 50', 24],
  ['inbox', 14],
  ['create participant', 8],
  ['search', 6],
  ['last 50', 2],
  ['send referral', 5],
  ['accept', 5],
]

/** How many referrals are sent among so many operations, and so how many cases must be ready for it. */
export function referralsIn(count: number): number {
  return countOf('send referral', count)
}

/**
 * The operations of one round of a working day, shuffled. A referral is accepted in the round after the one in which it was
 * sent; the first round reads instead.
 */
export function roundOf(
  operations: readonly Operation[],
  count: number,
  isFirst: boolean,
): readonly Operation[] {
  const named = (name: string) => {
    const found = operations.find((operation) => operation.name.startsWith(name))
    if (found === undefined) throw new Error(`nothing is called ${name}`)
    return found
  }
  const others = shares.flatMap(([name]) =>
    name === 'read one' || (name === 'accept' && isFirst)
      ? []
      : Array.from({ length: countOf(name, count) }, () => named(name)),
  )
  const reads = Array.from({ length: count - others.length }, () => named('read one'))
  return shuffled([...others, ...reads])
}

function countOf(name: string, count: number): number {
  const share = shares.find(([each]) => each === name)?.[1] ?? 0
  return Math.floor((count * share) / 100)
}

function shuffled<Thing>(things: readonly Thing[]): readonly Thing[] {
  const all = [...things]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1))
    const [one, two] = [all[at], all[other]]
    if (one === undefined || two === undefined) throw new Error('both are in the list')
    all[at] = two
    all[other] = one
  }
  return all
}
