import { type Item, startKeyOf } from '../engine/row.ts'
import { partitionOf, type Range } from '../engine/store.ts'
import { type Listing, readCursor, writeCursor } from './cursor.ts'
import type { TenantTable } from './tenant-table.ts'

/** Which page of a list. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined }

/** One page of a list; `next` is there only if something follows. */
export type PageOf<T> = { items: T[]; next?: string }

/** A list: its partition and order, and a name that differs with every filter. */
export type List = Omit<Range, 'limit' | 'after'> & {
  readonly name: string
  /** Which of the items belong into the list, where that is more than an attribute can say. */
  readonly keep?: ((item: Item) => boolean) | undefined
}

// A filter may leave little of what was read, so more is read at once, and more each time that it left too little.
const readThroughFilter = 200
const mostThroughFilter = 3200

/** Reads one page with one query; with a filter, with as many as it takes to fill the page. */
export async function readPage(
  { store, keyring }: Pick<TenantTable, 'store' | 'keyring'>,
  { name, keep, ...range }: List,
  { limit, cursor }: PageRequest,
): Promise<PageOf<Item>> {
  // Asked for only where there is a cursor to read or to write.
  const signing = () => keyring.purpose('cursor')
  const listing: Listing = { name, partition: partitionOf(range) }
  // One more than is wanted tells whether there is a next page.
  const isFiltered = range.only !== undefined || keep !== undefined
  let most = isFiltered ? Math.max(limit + 1, readThroughFilter) : limit + 1
  let after = cursor === undefined ? undefined : readCursor(await signing(), listing, cursor)
  const items: Item[] = []
  do {
    const page = await store.query({ ...range, limit: most, ...(after && { after }) })
    items.push(...(keep === undefined ? page.items : page.items.filter(keep)))
    after = page.last
    most = isFiltered ? Math.min(2 * most, mostThroughFilter) : most
  } while (items.length <= limit && after !== undefined)
  const last = items[limit - 1]
  if (items.length <= limit || last === undefined) return { items }
  const next = writeCursor(await signing(), listing, startKeyOf(last, range.index))
  return { items: items.slice(0, limit), next }
}
