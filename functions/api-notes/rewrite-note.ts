import type { NoteId, ParticipantId } from '@passerelle/domain/kernel'
import { type Note, type NoteChange, rewriteNote as rewrite } from '@passerelle/domain/notes'
import { assertVersion } from '@passerelle/table'
import type { NotesContext } from './context.ts'
import { noteEntry } from './entry.ts'

/** Corrects a note of the member's own. */
export async function rewriteNote(
  { notes, me, clock }: NotesContext,
  participant: ParticipantId,
  id: NoteId,
  change: NoteChange,
  expected: number,
): Promise<Note> {
  const { note: before, head } = await notes.get(participant, id)
  const note = rewrite(before, change, me, clock.now().toISOString())
  assertVersion(before, expected)
  await notes.replace(head, note, before, noteEntry(note, [note.class]))
  return note
}
