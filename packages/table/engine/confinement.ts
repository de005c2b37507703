import { isBeforeClock } from './keys/exchange.ts'
import { ownersOf } from './keys/key.ts'
import { isDueDelivery } from './keys/webhooks.ts'

/**
 * On a write IAM sees the table's key alone, not the keys of the indexes. So the codec itself refuses an item whose
 * index key names somebody whom its own key does not: such an item would appear in that tenant's lists.
 */
class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds'
}

/** @throws {OutOfBounds} */
export function assertConfined(pk: string, indexKeys: readonly string[]): void {
  const owners = ownersOf(pk)
  for (const indexKey of indexKeys) {
    if (isBeforeClock(pk, indexKey) || isDueDelivery(pk, indexKey)) continue
    const named = ownersOf(indexKey)
    if (named.length === 0 || named.some((tenant) => !owners.includes(tenant))) {
      throw new OutOfBounds('an index key names a tenant that the item does not belong to')
    }
  }
}
