import type { Clock } from '@passerelle/domain/kernel'
import type { PublicRecords } from '@passerelle/table/events'

/** All that this function works with: what anybody may see, where they find it, and the time. */
export type Office = { readonly records: PublicRecords; readonly home: string; readonly clock: Clock }
