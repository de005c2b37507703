import type { Publication } from '@passerelle/domain/indicators'
import type { JournalEntry } from '@passerelle/table'

/** What the journals of both sides say of a publication: that it was made, and that it was read. */
export function entryOf({ id, version }: Publication): JournalEntry {
  return {
    aggregate: 'Publication',
    aggregateId: id,
    version,
    fields: ['lines', 'tables'],
    purpose: 'reporting',
  }
}
