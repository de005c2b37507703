import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { onlyChanged } from '../kit/changed.ts'
import { filled } from '../kit/use-body-form.ts'
import { today } from '../language/times.ts'

export type Note = ResourceOf<'readNote'>
export type NoteClass = Note['class']
type NewNote = CallOptions<'writeNote'>['body']
type NoteChange = CallOptions<'rewriteNote'>['body']

export const noteClasses = [
  'coaching',
  'socio_pedagogical',
  'confidential_203',
] as const satisfies readonly CodesOf<'note.class'>[]

export const ways = [
  'in_person',
  'phone',
  'video',
  'whatsapp',
  'signal',
  'telegram',
  'sms',
  'email',
  'postal',
  'via_trusted_person',
] as const satisfies readonly CodesOf<'note.by'>[]

export const outcomes = [
  'reached',
  'message_left',
  'not_reached',
  'wrong_contact',
  'refused',
] as const satisfies readonly CodesOf<'note.outcome'>[]

const notesAtOnce = 20

/** The notes about a person, of one class or of all that one reads. Each page of them is a reading that is recorded. */
export function useNotes(participantId: string, of: NoteClass | '') {
  return usePages('listNotes', { limit: notesAtOnce, ...(of !== '' && { class: of }) }, undefined, {
    participantId,
  })
}

export const useConfidants = (participantId: string, enabled: boolean) =>
  useRead('listConfidants', [{ params: { participantId } }], { enabled })

/** What is typed of a note. A contact is told by its two halves, or by none. */
export type NoteEntry = {
  class: string
  day: string
  text: string
  contact: { by: string; outcome: string }
}

export function newEntry(): NoteEntry {
  return { class: 'coaching', day: today(), text: '', contact: { by: '', outcome: '' } }
}

export function entryOf({ class: of, day, text, contact }: Note): NoteEntry {
  return { class: of, day, text, contact: { by: contact?.by ?? '', outcome: contact?.outcome ?? '' } }
}

export function newNote(entry: NoteEntry): NewNote {
  return filled(entry) as NewNote // what was typed may break a rule: the API refuses it by field
}

/** The fields that were typed anew; a contact of which nothing is left is taken out. */
export function noteChange(entry: NoteEntry, first: NoteEntry): NoteChange {
  const { class: _, contact, ...rest } = onlyChanged(entry, first)
  const said = contact && filled(contact)
  const body = { ...rest, ...(said && { contact: Object.keys(said).length === 0 ? null : said }) }
  return body as NoteChange // what was typed may break a rule: the API refuses it by field
}
