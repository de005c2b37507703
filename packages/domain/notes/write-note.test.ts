import { describe, expect, test } from 'vitest'
import {
  coach,
  colleague,
  id,
  later,
  openedAt,
  participantId,
  refusalOf,
  today,
} from '../testing/casework.ts'
import { maxNoteCorrections, type NewNote, noteChangeSchema, noteSchema } from './note.ts'
import { noteClassesOf } from './note-class.ts'
import { assertRemovable, rewriteNote, writeNote } from './write-note.ts'

const by = { id: id<'note'>(7), participantId, authorId: coach }
const aNote = (change: Partial<NewNote> = {}) =>
  writeNote({ class: 'coaching', text: 'Wants to sew', ...change }, by, openedAt, today)

test('a note is about today unless it says another day, and not about one that has not come', () => {
  expect(noteSchema.parse(aNote())).toMatchObject({ day: '2026-01-31', version: 1, earlier: [] })
  expect(aNote({ day: '2026-01-05' }).day).toBe('2026-01-05')
  expect(refusalOf(() => aNote({ day: '2026-02-05' }))).toMatchObject({
    errors: [{ path: ['body', 'day'], code: 'in_the_future' }],
  })
})

describe('a correction', () => {
  const contact = { by: 'phone', outcome: 'reached' } as const

  test('keeps what stood there, changes what it names, and nothing of the class', () => {
    const note = aNote({ contact })
    const now = rewriteNote(note, { text: 'Wants to bake' }, coach, later)
    expect(noteSchema.parse(now)).toMatchObject({
      version: 2,
      text: 'Wants to bake',
      contact,
      changedAt: later,
      writtenAt: openedAt,
      earlier: [{ text: 'Wants to sew', contact, changedAt: openedAt }],
    })
    expect(rewriteNote(now, { contact: null }, coach, later)).not.toHaveProperty('contact')
    expect(noteChangeSchema.safeParse({ class: 'coaching' }).success).toBe(false)
  })

  test('is its author’s alone, and there are only so many', () => {
    expect(refusalOf(() => rewriteNote(aNote(), { text: 'x' }, colleague, later))).toEqual({
      code: 'forbidden',
    })
    let note = aNote()
    for (let n = 0; n < maxNoteCorrections; n += 1) note = rewriteNote(note, { text: `${n}` }, coach, later)
    expect(refusalOf(() => rewriteNote(note, { text: 'x' }, coach, later))).toMatchObject({
      code: 'limit_reached',
      limit: maxNoteCorrections,
    })
  })
})

test('a note is taken away by its author, and one of coaching by a coordinator', () => {
  const secret = aNote({ class: 'confidential_203' })
  const refused = (act: () => void) => refusalOf(act)
  expect(refused(() => assertRemovable(aNote(), coach, ['coach']))).toBeUndefined()
  expect(refused(() => assertRemovable(aNote(), colleague, ['coordinator']))).toBeUndefined()
  expect(refused(() => assertRemovable(aNote(), colleague, ['coach']))).toEqual({ code: 'forbidden' })
  expect(refused(() => assertRemovable(secret, colleague, ['coordinator', 'counsellor']))).toEqual({
    code: 'forbidden',
  })
})

test('only a counsellor reads what is told in confidence, whatever else somebody is', () => {
  expect(noteClassesOf(['admin', 'coordinator', 'coach', 'instructor', 'auditor'])).toEqual(['coaching'])
  expect(noteClassesOf(['counsellor'])).toHaveLength(3)
})
