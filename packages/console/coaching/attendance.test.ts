import { expect, test } from 'vitest'
import { attendanceBody, attendanceEntry } from './attendance.ts'
import type { RosterLine } from './sessions.ts'

const known = { status: 'attended', teachingUnits: 4 }
const lines = [
  { participantId: 'A', place: 'enrolled', attendance: known },
  { participantId: 'B', place: 'enrolled' },
  { participantId: 'C', place: 'waiting' },
  { participantId: 'D', place: 'enrolled', erased: true },
] as unknown as RosterLine[] // the fields that the form looks at

const first = attendanceEntry({ lines })

test('those who have a place are asked about, and nobody else', () => {
  expect(first.lines).toEqual([
    { participantId: 'A', status: 'attended', teachingUnits: '4' },
    { participantId: 'B', status: '', teachingUnits: '' },
  ])
})

test('only what is new is sent, so that nobody’s correction is undone; where nothing is, all of it', () => {
  const [one, two] = first.lines
  if (one === undefined || two === undefined) throw new Error('two have a place')
  const late = { ...two, status: 'late', teachingUnits: '٣' }
  expect(attendanceBody({ lines: [one, late] }, first)).toEqual({
    lines: [{ participantId: 'B', status: 'late', teachingUnits: 3 }],
  })
  expect(attendanceBody(first, first)).toEqual({ lines: [{ participantId: 'A', status: 'attended' }] })
  const excused = { ...one, status: 'excused' }
  expect(attendanceBody({ lines: [excused, two] }, first)).toEqual({
    lines: [{ participantId: 'A', status: 'excused' }],
  })
})
