import { type Instant, plusDays } from '@passerelle/domain/kernel'
import { journalRanges } from '../engine/keys/journal.ts'
import { type Item, placeIn } from '../engine/row.ts'
import type { TenantTable } from './tenant-table.ts'

/** A line of the journal that tells of a change to one thing. `place` is its own and never comes twice. */
export type ChangeNotice = { readonly place: string; readonly aggregateId: string }

/**
 * The journal's lines about one kind of thing from an instant on. One query a month that the time touches, so one as a
 * rule; more only where there are thousands of lines.
 */
export async function* changesSince(
  { store, tenant, clock }: TenantTable,
  aggregate: string,
  since: Instant,
): AsyncGenerator<ChangeNotice> {
  const now = clock.now().toISOString()
  for (const month of monthsBetween(since, now)) {
    const range = { ...journalRanges.month(tenant, month), from: since, only: { aggregate } }
    for await (const item of store.queryAll(range)) yield toNotice(item)
  }
}

/** Some instant in each month, from the first on. A clock that runs a little ahead may already write in the next. */
function monthsBetween(since: Instant, now: Instant): readonly Instant[] {
  const months = new Map<string, Instant>()
  for (let at = since; at < now; at = plusDays(at, 1)) months.set(at.slice(0, 7), at)
  return [...months.set(now.slice(0, 7), now).values()]
}

function toNotice(item: Item): ChangeNotice {
  return { place: placeIn(item), aggregateId: String(item['aggregateId']) }
}
