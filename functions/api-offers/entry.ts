import type { Offer } from '@passerelle/domain/offers'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about something that was done with an offer. */
export function offerEntry({ id, version }: Offer, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Offer', aggregateId: id, version, fields, purpose: 'administration' }
}
