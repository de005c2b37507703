import { refuseFuture } from '../casework/index.ts'
import {
  type CalendarDate,
  type Instant,
  type MemberId,
  type NoteId,
  type ParticipantId,
  refuse,
} from '../kernel/index.ts'
import type { Role } from '../tenancy/roles.ts'
import { maxNoteCorrections, type NewNote, type Note, type NoteChange } from './note.ts'

/**
 * Writes a note down; one that names no day is about the day that it is where it is written.
 *
 * @throws Refused `invalid` for a day that has not come
 */
export function writeNote(
  { day, ...said }: NewNote,
  by: { readonly id: NoteId; readonly participantId: ParticipantId; readonly authorId: MemberId },
  at: Instant,
  today: CalendarDate,
): Note {
  const about = day ?? today
  refuseFuture(about, at, ['body', 'day'])
  return { ...by, ...said, day: about, version: 1, writtenAt: at, changedAt: at, earlier: [] }
}

/**
 * Corrects a note and keeps what stood there before. Only its author knows what was meant, so nobody else corrects it.
 *
 * @throws Refused `forbidden` for another member; `invalid` for a day that has not come; `limit_reached` after as many
 *   corrections as a note keeps
 */
export function rewriteNote(note: Note, { contact, ...change }: NoteChange, by: MemberId, at: Instant): Note {
  if (note.authorId !== by) refuse({ code: 'forbidden' })
  if (change.day !== undefined) refuseFuture(change.day, at, ['body', 'day'])
  if (note.earlier.length >= maxNoteCorrections) {
    refuse({ code: 'limit_reached', what: 'corrections', limit: maxNoteCorrections })
  }
  const { contact: before, ...rest } = note
  const now = contact === undefined ? before : (contact ?? undefined)
  return {
    ...rest,
    day: change.day ?? note.day,
    text: change.text ?? note.text,
    ...(now && { contact: now }),
    version: note.version + 1,
    changedAt: at,
    earlier: [...note.earlier, earlierOf(note)],
  }
}

/**
 * Lets a note be taken away by its author; one of coaching by a coordinator as well, for nobody stays for ever.
 *
 * @throws Refused `forbidden`
 */
export function assertRemovable(note: Note, by: MemberId, roles: readonly Role[]): void {
  if (note.authorId === by) return
  if (note.class === 'coaching' && roles.includes('coordinator')) return
  refuse({ code: 'forbidden' })
}

function earlierOf({ day, text, contact, changedAt }: Note): Note['earlier'][number] {
  return { day, text, ...(contact && { contact }), changedAt }
}
