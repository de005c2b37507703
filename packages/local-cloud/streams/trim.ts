import type { StreamRecords } from '../table/stream-records.ts'
import type { Follower } from './follow.ts'

/** How many handled changes may stand before they are taken away together. */
const atOnce = 500n

/**
 * Takes away the changes that every pipe of their table has handled. AWS keeps them for a day; the engine would keep
 * them for ever, and they are nearly half of what it writes.
 *
 * @returns looks whether there is enough to take away
 */
export function openTrim(records: StreamRecords, followers: readonly Follower[]): () => void {
  const gone = new Map<string, bigint>()
  return () => {
    for (const table of new Set(followers.map((follower) => follower.table))) {
      const positions = followers
        .filter((follower) => follower.table === table)
        .map((follower) => BigInt(follower.position() ?? 0))
      const [least = 0n] = positions.toSorted((one, other) => Number(one - other))
      if (least - (gone.get(table) ?? 0n) < atOnce) continue
      records.dropBefore(table, String(least))
      gone.set(table, least)
    }
  }
}
