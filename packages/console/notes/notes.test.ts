import { expect, test } from 'vitest'
import { entryOf, type Note, newEntry, newNote, noteChange } from './notes.ts'

const note = {
  class: 'coaching',
  day: '2026-11-20',
  text: 'Called her sister',
  contact: { by: 'phone', outcome: 'message_left' },
} as Note // the fields that a form shows

test('a note without a contact says nothing of one', () => {
  expect(newNote({ ...newEntry(), text: 'Wants to sew' })).not.toHaveProperty('contact')
})

test('half a contact is sent as it was typed, so that the other half is asked for', () => {
  const body = newNote({ ...newEntry(), text: 'x', contact: { by: 'phone', outcome: '' } })
  expect(body).toMatchObject({ contact: { by: 'phone' } })
})

test('only what was typed anew is corrected, and a contact that was emptied is taken out', () => {
  const first = entryOf(note)
  expect(noteChange(first, first)).toEqual({})
  expect(noteChange({ ...first, text: 'Called her aunt' }, first)).toEqual({ text: 'Called her aunt' })
  expect(noteChange({ ...first, contact: { by: '', outcome: '' } }, first)).toEqual({ contact: null })
})
