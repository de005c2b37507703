import type { Clock, Ids } from '@passerelle/domain/kernel'
import type { ContactDesk } from '@passerelle/table/events'

/** All that this function works with: where requests are kept, the time, and chance. It knows nothing of who asks. */
export type Office = { readonly desk: ContactDesk; readonly clock: Clock; readonly ids: Ids }
