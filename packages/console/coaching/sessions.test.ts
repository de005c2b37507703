import { expect, test } from 'vitest'
import { entryOf, newEntry, newSession, type Session, sessionChange } from './sessions.ts'

const session = {
  kind: 'group_training',
  programmeId: 'P',
  deliveryMode: 'presence',
  title: 'First steps',
  instructorId: 'M',
  day: '2027-05-03',
  hour: '10:00',
  timeZone: 'Europe/Berlin',
  teachingUnits: 4,
  breakMinutes: 30,
  capacity: 12,
} as Session // the fields that a form shows

test('what is left empty is not sent, and numbers are read in the digits of the reader', () => {
  const body = newSession({ ...newEntry('M'), programmeId: 'P', teachingUnits: '٤', capacity: '' })
  expect(body).toMatchObject({ teachingUnits: 4, weeks: 1, instructorId: 'M' })
  for (const name of ['capacity', 'room', 'title', 'moduleId']) expect(body).not.toHaveProperty(name)
})

test('only what was typed anew is changed, and what was emptied is taken away', () => {
  const first = entryOf(session)
  expect(sessionChange(first, first)).toEqual({})
  expect(sessionChange({ ...first, title: ' ', room: 'Kitchen', capacity: '8' }, first)).toEqual({
    title: null,
    room: 'Kitchen',
    capacity: 8,
  })
})
