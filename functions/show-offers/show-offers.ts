import type { RowChange } from '@passerelle/runtime'
import type { ShownOffers } from '@passerelle/table/events'

/**
 * Keeps what anybody finds as the organisations say it. It looks at offer and organisation as they are now, so a change
 * that comes twice, late or out of order changes nothing.
 */
export function showOffers(shown: ShownOffers): (change: RowChange) => Promise<void> {
  return async (change) => {
    const { tenant, offer } = shown.touched(change)
    await (offer === undefined ? shown.followAll(tenant) : shown.followOne(tenant, offer))
  }
}
