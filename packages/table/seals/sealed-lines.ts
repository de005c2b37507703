import type { Instant, TenantId } from '@passerelle/domain/kernel'
import type { SealedLine } from '@passerelle/domain/seals'
import { journalRanges } from '../engine/keys/journal.ts'
import { type Item, placeIn, toItem } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { journalRow } from '../session/journal.ts'

/** The lines of a journal between two times, both included, in the order of their places. One query a month, page by page. */
export async function* linesBetween(
  store: Pick<Store, 'queryAll'>,
  tenant: TenantId,
  from: Instant,
  upTo: Instant,
  most?: number,
): AsyncGenerator<SealedLine> {
  // A run that comes late, or twice, may look at a time that an earlier one was past already.
  if (from > upTo) return
  for (const month of months(from, upTo)) {
    // A place is longer than the time that it begins with.
    const range = {
      ...journalRanges.month(tenant, month),
      from,
      upTo: `${upTo}~`,
      ...(most && { limit: most }),
    }
    for await (const item of store.queryAll(range)) yield sealedLine(tenant, item)
  }
}

/** The months that two times touch, from the first to the last. */
function months(from: Instant, upTo: Instant): readonly string[] {
  const found: string[] = []
  const last = upTo.slice(0, 7)
  for (let month = from.slice(0, 7); month <= last; month = monthAfter(month)) found.push(month)
  return found
}

function monthAfter(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return new Date(Date.UTC(Number(year), Number(number), 1)).toISOString().slice(0, 7)
}

/** A row of the journal as a line to be sealed, whatever became of the row. */
export function sealedLine(tenant: TenantId, item: Item): SealedLine {
  const place = placeIn(item)
  const line = {
    at: text(item['at']),
    member: text(item['member']),
    action: text(item['action']),
    aggregate: text(item['aggregate']),
    aggregateId: text(item['aggregateId']),
    version: Number.isFinite(item['aggregateVersion']) ? Number(item['aggregateVersion']) : 0,
    fields: Array.isArray(item['fields']) ? item['fields'].map(text) : [],
    purpose: text(item['purpose']),
  }
  return { place, ...line, askew: askewIn(item, rowOf(tenant, place, line)) }
}

/** The row that the journal writes for such a line. */
function rowOf(tenant: TenantId, place: string, line: Omit<SealedLine, 'place' | 'askew'>): Item {
  const { at, member, action: operation, ...entry } = line
  return toItem(journalRow({ tenant, member, operation }, entry, at, place.slice(at.length + 1)))
}

/** The attributes in which a row differs from what the journal writes, each with what it holds. */
function askewIn(item: Item, written: Item): string[] {
  const names = new Set([...Object.keys(item), ...Object.keys(written)])
  return [...names]
    .filter((name) => JSON.stringify(item[name]) !== JSON.stringify(written[name]))
    .toSorted()
    .map((name) => `${name}=${JSON.stringify(item[name]) ?? ''}`)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
