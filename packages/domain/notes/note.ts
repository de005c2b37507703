import * as z from 'zod'
import { channelKinds } from '../casework/index.ts'
import { dateSchema, idSchema, instantSchema, text } from '../kernel/index.ts'
import { noteClassSchema } from './note-class.ts'

/** By which way somebody was in contact: in person, by a call with pictures, or by a channel of the person. */
export const contactWays = ['in_person', 'video', ...channelKinds] as const

/** What came of a contact, or of the try. */
export const contactOutcomes = ['reached', 'message_left', 'not_reached', 'wrong_contact', 'refused'] as const

/** A line of the contact log: the note tells what was said. */
export const contactSchema = z.strictObject({
  by: z.enum(contactWays),
  outcome: z.enum(contactOutcomes),
})

const words = {
  /** The day that the note is about. */
  day: dateSchema,
  text: text(8000),
  contact: contactSchema.optional(),
}

/** A note before a correction. */
export const earlierNoteSchema = z.strictObject({ ...words, changedAt: instantSchema })

/** As many corrections as one note keeps. */
export const maxNoteCorrections = 20

/** What a member of staff writes down about their work with a person. Nothing of it ever crosses a corridor. */
export const noteSchema = z.strictObject({
  id: idSchema<'note'>(),
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  class: noteClassSchema,
  authorId: idSchema<'member'>(),
  writtenAt: instantSchema,
  changedAt: instantSchema,
  ...words,
  /** The corrections of it, the first writing first. */
  earlier: z.array(earlierNoteSchema).max(maxNoteCorrections),
})
export type Note = z.infer<typeof noteSchema>

/** A note as its author writes it; the day is today, unless said. */
export const newNoteSchema = z.strictObject({ class: noteClassSchema, ...words, day: words.day.optional() })
export type NewNote = z.output<typeof newNoteSchema>

/** A correction; `null` takes the contact out. A class stays: for another one a note is written anew. */
export const noteChangeSchema = z.strictObject({ ...words, contact: contactSchema.nullable() }).partial()
export type NoteChange = z.output<typeof noteChangeSchema>
