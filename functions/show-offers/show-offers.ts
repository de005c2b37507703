import type { StreamRecord } from '@passerelle/runtime'
import type { ShownOffers } from '@passerelle/table/events'

/**
 * Keeps what anybody finds as the organisations say it. It looks at offer and organisation as they are now, not at the
 * record, so a record that comes twice, late or out of order changes nothing.
 */
export function showOffers(shown: ShownOffers): (record: StreamRecord) => Promise<void> {
  return async (record) => {
    const touched = shown.touched(record)
    if (touched === undefined) return
    const { tenant, offer } = touched
    await (offer === undefined ? shown.followAll(tenant) : shown.followOne(tenant, offer))
  }
}
