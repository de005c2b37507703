import type { Paper } from '@passerelle/domain/papers'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about something that was done with a paper. */
export function paperEntry({ id, version }: Paper, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Paper', aggregateId: id, version, fields, purpose: 'handover' }
}
