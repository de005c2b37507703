import { idSchema } from '@passerelle/domain/kernel'
import { newNoteSchema, noteChangeSchema, noteClassSchema, noteSchema } from '@passerelle/domain/notes'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** Which notes: those of one class, or of all that the caller reads. */
export const notesQuerySchema = pageQuerySchema.extend({ class: noteClassSchema.optional() })
export type NotesQuery = z.output<typeof notesQuerySchema>

/** Who reads what the caller wrote down in confidence about a person, the caller apart. */
export const confidantsSchema = z.strictObject({
  items: z.array(z.strictObject({ memberId: idSchema<'member'>() })),
})
export type ConfidantsView = z.output<typeof confidantsSchema>

const person = '/v1/participants/{participantId}'
const note = `${person}/notes/{noteId}` as const
const confidant = `${person}/confidants/{memberId}` as const

/** Notes about the work with a person, and the log of contacts. Each reading is told by the journal, and each try. */
export const notes = routes('api-notes', {
  listNotes: {
    method: 'GET',
    path: `${person}/notes`,
    summary: 'List the notes about a person that one reads, the last written first',
    query: notesQuerySchema,
    answer: { status: 200, body: pageOf(noteSchema) },
  },
  writeNote: {
    method: 'POST',
    path: `${person}/notes`,
    summary: 'Write a note down, of a class that says who reads it, or a contact with what came of it',
    body: newNoteSchema,
    answer: { status: 201, body: noteSchema },
  },
  readNote: {
    method: 'GET',
    path: note,
    summary: 'Read one note',
    answer: { status: 200, body: noteSchema },
  },
  rewriteNote: {
    method: 'PATCH',
    path: note,
    summary: 'Correct a note of one’s own; what stood there before is kept',
    body: noteChangeSchema,
    change: true,
    answer: { status: 200, body: noteSchema },
  },
  removeNote: {
    method: 'DELETE',
    path: note,
    summary: 'Take a note of one’s own away; a coordinator also one of coaching',
    change: true,
    answer: { status: 204 },
  },
  listConfidants: {
    method: 'GET',
    path: `${person}/confidants`,
    summary: 'List who reads what one wrote down in confidence about a person',
    answer: { status: 200, body: confidantsSchema },
  },
  admitConfidant: {
    method: 'PUT',
    path: confidant,
    summary: 'Let another counsellor read what one wrote down in confidence about a person',
    answer: { status: 200, body: confidantsSchema },
  },
  dismissConfidant: {
    method: 'DELETE',
    path: confidant,
    summary: 'Let a counsellor no longer read it',
    answer: { status: 200, body: confidantsSchema },
  },
})
