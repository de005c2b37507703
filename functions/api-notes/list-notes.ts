import type { NotesQuery } from '@passerelle/contract/notes'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { Note } from '@passerelle/domain/notes'
import type { PageOf } from '@passerelle/table'
import type { NotesContext } from './context.ts'
import { noteEntry } from './entry.ts'

/** The notes about a person that the member reads. That they were read is written down before anybody sees them. */
export async function listNotes(
  { notes, classes, unitOfWork }: NotesContext,
  participant: ParticipantId,
  { class: wanted, ...page }: NotesQuery,
): Promise<PageOf<Note>> {
  if (wanted !== undefined && !classes.includes(wanted)) {
    await notes.head(participant)
    refuse({ code: 'forbidden' })
  }
  const { head, ...found } = await notes.list(
    participant,
    { classes: wanted === undefined ? classes : [wanted] },
    page,
  )
  const read = [...new Set(found.items.map((note) => note.class))]
  await unitOfWork.noteReading(noteEntry(head, read))
  return found
}
