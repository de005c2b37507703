import type { Application, WorkProfile } from '@passerelle/domain/placement'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about an agreement to be matched; found with the case. */
export function profileEntry(
  { participantId, version }: WorkProfile,
  fields: readonly string[],
): JournalEntry {
  return { aggregate: 'WorkProfile', aggregateId: participantId, version, fields, purpose: 'coaching' }
}

/** The journal's line about an application. */
export function applicationEntry({ id, version }: Application, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Application', aggregateId: id, version, fields, purpose: 'coaching' }
}
