import type { NoteId, ParticipantId } from '@passerelle/domain/kernel'
import { assertRemovable } from '@passerelle/domain/notes'
import { assertVersion } from '@passerelle/table'
import type { NotesContext } from './context.ts'
import { noteEntry } from './entry.ts'

/** Takes a note away for good, with all that it said before. That there was one, the journal keeps. */
export async function removeNote(
  { notes, me, roles }: NotesContext,
  participant: ParticipantId,
  id: NoteId,
  expected: number,
): Promise<undefined> {
  const { note, head } = await notes.get(participant, id)
  assertRemovable(note, me, roles)
  assertVersion(note, expected)
  await notes.remove(head, note, noteEntry(note, [note.class]))
}
