import type { NoteId, ParticipantId } from '@passerelle/domain/kernel'
import type { Note } from '@passerelle/domain/notes'
import type { NotesContext } from './context.ts'
import { noteEntry } from './entry.ts'

/** One note. That it was read is written down before anybody sees it. */
export async function readNote(
  { notes, unitOfWork }: NotesContext,
  participant: ParticipantId,
  id: NoteId,
): Promise<Note> {
  const { note } = await notes.get(participant, id)
  await unitOfWork.noteReading(noteEntry(note, [note.class]))
  return note
}
