import { eventKeyPatterns } from './keys/patterns.ts'

/**
 * On a write IAM sees the table's key alone, not the keys of the indexes. So the codec itself refuses an item whose
 * index key names somebody whom its own key does not: such an item would appear in that tenant's lists.
 */
class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds'
}

const clockPrefix = eventKeyPatterns.clock[0].slice(0, -1)
const duePrefix = eventKeyPatterns.dueDeliveries[0].slice(0, -1)
const isDelivery = /^T#[^#]+#DELIVERIES#/

/** @throws {OutOfBounds} */
export function assertConfined(pk: string, indexKeys: readonly string[]): void {
  const owners = ownersOf(pk)
  for (const indexKey of indexKeys) {
    if (pk.startsWith('R#') && indexKey.startsWith(clockPrefix)) continue
    if (isDelivery.test(pk) && indexKey.startsWith(duePrefix)) continue
    const named = ownersOf(indexKey)
    if (named.length === 0 || named.some((tenant) => !owners.includes(tenant))) {
      throw new OutOfBounds('an index key names a tenant that the item does not belong to')
    }
  }
}

/** The tenants that a partition key names, by its class. */
export function ownersOf(pk: string): readonly string[] {
  const [kind, first, second] = pk.split('#')
  const named = kind === 'T' || kind === 'A' ? [first] : kind === 'C' || kind === 'R' ? [first, second] : []
  return named.filter((tenant): tenant is string => tenant !== undefined && tenant !== '')
}
