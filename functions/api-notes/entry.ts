import type { NoteClass } from '@passerelle/domain/notes'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about something that was done with a note, which says of which class it is and not what is in it. */
export function noteEntry(
  { id, version }: { readonly id: string; readonly version: number },
  classes: readonly NoteClass[],
): JournalEntry {
  return { aggregate: 'Note', aggregateId: id, version, fields: classes, purpose: 'coaching' }
}
