import type { Clock } from '@passerelle/domain/kernel'
import type { PublicOffers } from '@passerelle/table/events'

/** All that this function works with: what anybody finds, where they find it, and the time. */
export type Office = { readonly offers: PublicOffers; readonly home: string; readonly clock: Clock }
