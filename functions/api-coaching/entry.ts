import type { Session } from '@passerelle/domain/coaching'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about something that was done with a session. */
export function sessionEntry({ id, version }: Session, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Session', aggregateId: id, version, fields, purpose: 'coaching' }
}
