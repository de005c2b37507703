import type { Paper } from '@passerelle/domain/papers'
import type { JournalEntry } from '@passerelle/table'

/** What the journal says of something that was done with a paper. */
export function paperEntry({ id, version }: Paper, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Paper', aggregateId: id, version, fields, purpose: 'handover' }
}
