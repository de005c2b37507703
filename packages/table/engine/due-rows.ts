import type { Instant } from '@passerelle/domain/kernel'
import type { Key } from './keys/key.ts'
import type { Item } from './row.ts'
import type { Store } from './store.ts'

/** What is due by `now` of all that is due on one UTC day, the longest overdue first. Of the key the day alone counts. */
export async function* dueRows(store: Store, { pk }: Key, now: Instant): AsyncGenerator<Item> {
  for await (const item of store.queryAll({ pk, index: 'gsi1' })) {
    // The sort key begins with the instant, so nothing that follows is due either.
    if (String(item['gsi1sk']) > now) return
    yield item
  }
}
