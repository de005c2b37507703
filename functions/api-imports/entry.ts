import type { Import, Participant } from '@passerelle/domain/casework'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about an import as such: that it was begun, and how far it came. */
export function importEntry({ id, version }: Import, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Import', aggregateId: id, version, fields, purpose: 'coaching' }
}

/** The journal's line about somebody who was taken in out of a file: the same as by hand. */
export function takingInEntry({ id, version }: Participant, fields: readonly string[]): JournalEntry {
  return {
    effect: 'takeInParticipant',
    aggregate: 'Participant',
    aggregateId: id,
    version,
    fields,
    purpose: 'coaching',
  }
}
