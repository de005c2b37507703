import type { Client } from '@passerelle/client'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { NewNote, Note } from '@passerelle/domain/notes'

/** Writes a note about somebody down. */
export async function noteAbout(
  api: Client,
  participantId: ParticipantId,
  body: Partial<NewNote> & Pick<NewNote, 'class'>,
): Promise<Note> {
  const note = { text: 'She sleeps badly and wants to talk about it.', ...body }
  return (await api.writeNote({ params: { participantId }, body: note })).body
}

/** The texts of all notes about somebody that one reads, the last written first. */
export async function textsAbout(
  api: Client,
  participantId: ParticipantId,
  query: { readonly class?: NewNote['class'] } = {},
): Promise<readonly string[]> {
  return (await api.listNotes({ params: { participantId }, query })).body.items.map(({ text }) => text)
}
