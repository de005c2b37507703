import type { Instant } from '@passerelle/domain/kernel'
import type { KeyRange } from './keys/key.ts'
import type { Item } from './row.ts'
import type { Store } from './store.ts'

/**
 * The rows due by `now` of all that are due on one UTC day, the longest overdue first: sort keys begin with the
 * instant.
 */
export function dueRows(store: Store, { pk }: KeyRange, now: Instant): AsyncGenerator<Item> {
  return store.queryAll({ pk, index: 'gsi1', upTo: now })
}
