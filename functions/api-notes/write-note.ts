import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { type NewNote, type Note, writeNote as write } from '@passerelle/domain/notes'
import { retryWhileContended } from '@passerelle/table'
import type { NotesContext } from './context.ts'
import { noteEntry } from './entry.ts'

/** Writes a note down about a person with whom the member works. */
export async function writeNote(
  { notes, classes, me, clock, ids }: NotesContext,
  participantId: ParticipantId,
  said: NewNote,
): Promise<Note> {
  // First whether there is such a case: of somebody else's, nobody learns what they might do there.
  const head = await notes.head(participantId)
  if (!classes.includes(said.class)) refuse({ code: 'forbidden' })
  const by = { id: ids.next<'note'>(), participantId, authorId: me }
  const note = write(said, by, clock.now().toISOString(), clock.today())
  // The first note of its class makes a key; of two that do so at once, one finds that of the other.
  await retryWhileContended(() => notes.add(head, note, noteEntry(note, [note.class])))
  return note
}
