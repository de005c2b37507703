import { describe, expect, test } from 'vitest'
import { coach, colleague, id, openedAt, refusalOf } from '../testing/casework.ts'
import { aSession } from '../testing/coaching.ts'
import {
  type Attendance,
  type AttendanceLine,
  attendanceSchema,
  attendedUnits,
  maxCorrections,
} from './attendance.ts'
import { recordAttendance } from './record-attendance.ts'
import type { Session } from './session.ts'

const amina = id<'participant'>(1)
const bakary = id<'participant'>(2)
const session: Session = { ...aSession(), enrolled: [amina, bakary] }
const over = '2026-03-03T12:00:00.000Z'
const nextDay = '2026-03-04T08:00:00.000Z'

const record = (
  lines: readonly AttendanceLine[],
  {
    known = [],
    among = session.enrolled,
    at = over,
    of = session,
    by = coach,
  }: {
    known?: readonly Attendance[]
    among?: typeof session.enrolled
    at?: string
    of?: Session
    by?: typeof coach
  } = {},
) =>
  recordAttendance(
    of,
    { lines: [...lines] },
    { among, known: new Map(known.map((each) => [each.participantId, each])) },
    by,
    at,
  )

const first = () =>
  record([
    { participantId: amina, status: 'attended' },
    { participantId: bakary, status: 'late', teachingUnits: 3, note: 'The train' },
  ])

describe('attendance', () => {
  test('is all units of the session, unless it says otherwise, and says of what it is', () => {
    const { session: held, attendances } = first()
    expect(held).toMatchObject({ state: 'held', version: 2 })
    expect(attendances).toMatchObject([
      {
        participantId: amina,
        status: 'attended',
        teachingUnits: 4,
        plannedUnits: 4,
        version: 1,
        earlier: [],
      },
      { participantId: bakary, status: 'late', teachingUnits: 3, note: 'The train', recordedBy: coach },
    ])
    for (const each of attendances) expect(attendanceSchema.parse(each)).toEqual(each)
    expect(record([{ participantId: amina, status: 'excused' }]).attendances).toMatchObject([
      { status: 'excused', teachingUnits: 0 },
    ])
  })

  test('is corrected, and what stood before is kept', () => {
    const { session: held, attendances } = first()
    const corrected = record([{ participantId: bakary, status: 'absent' }], {
      of: held,
      known: attendances,
      at: nextDay,
      by: colleague,
    })
    expect(corrected.session).toMatchObject({ state: 'held', version: 3 })
    expect(corrected.attendances).toMatchObject([
      {
        version: 2,
        status: 'absent',
        teachingUnits: 0,
        recordedBy: colleague,
        earlier: [
          { status: 'late', teachingUnits: 3, note: 'The train', recordedBy: coach, recordedAt: over },
        ],
      },
    ])
    expect(corrected.attendances[0]).not.toHaveProperty('note')
  })

  test('that says what is known already changes nothing', () => {
    const { session: held, attendances } = first()
    const again = record([{ participantId: amina, status: 'attended', teachingUnits: 4 }], {
      of: held,
      known: attendances,
      at: nextDay,
    })
    expect(again.attendances).toEqual([])
  })

  test.each<[string, (string | number)[], string, AttendanceLine[]]>([
    [
      'somebody who is not enrolled',
      ['participantId'],
      'not_enrolled',
      [{ participantId: id(9), status: 'attended' }],
    ],
    [
      'somebody twice',
      ['participantId'],
      'twice',
      [
        { participantId: amina, status: 'attended' },
        { participantId: amina, status: 'absent' },
      ],
    ],
    [
      'more units than there were',
      ['teachingUnits'],
      'beyond_session',
      [{ participantId: amina, status: 'late', teachingUnits: 5 }],
    ],
    [
      'units of somebody who was not there',
      ['teachingUnits'],
      'not_there',
      [{ participantId: amina, status: 'absent', teachingUnits: 1 }],
    ],
    [
      'no units of somebody who was there',
      ['teachingUnits'],
      'too_small_value',
      [{ participantId: amina, status: 'attended', teachingUnits: 0 }],
    ],
    [
      'somebody late by nobody knows how much',
      ['teachingUnits'],
      'required',
      [{ participantId: amina, status: 'late' }],
    ],
  ])('is not written down for %s', (_what, path, code, lines) => {
    const refusal = refusalOf(() => record(lines))
    expect(refusal).toMatchObject({
      code: 'invalid',
      errors: [{ path: ['body', 'lines', lines.length - 1, ...path], code }],
    })
  })

  test('of somebody whom the member does not work with is as unknown as of somebody who is not enrolled', () => {
    const line = { participantId: bakary, status: 'attended' } as const
    expect(refusalOf(() => record([line], { among: [amina] }))).toEqual(
      refusalOf(() => record([{ ...line, participantId: id(9) }])),
    )
  })

  test('is not written down before the session, nor of one that was called off', () => {
    const line = { participantId: amina, status: 'attended' } as const
    expect(refusalOf(() => record([line], { at: openedAt }))).toEqual({
      code: 'not_possible',
      what: 'session_ahead',
    })
    expect(refusalOf(() => record([line], { of: { ...session, state: 'cancelled' } }))).toEqual({
      code: 'not_possible',
      what: 'session_cancelled',
    })
  })

  test('is corrected so often and no more', () => {
    const [known] = first().attendances
    if (known === undefined) throw new Error('nobody attended')
    const earlier = Array.from({ length: maxCorrections }, () => ({
      status: 'absent' as const,
      teachingUnits: 0,
      recordedAt: over,
      recordedBy: coach,
    }))
    const often = { ...known, earlier }
    expect(refusalOf(() => record([{ participantId: amina, status: 'absent' }], { known: [often] }))).toEqual(
      {
        code: 'limit_reached',
        what: 'corrections',
        limit: maxCorrections,
      },
    )
  })

  test('comes to units by module, what belongs to none apart', () => {
    const { attendances } = first()
    const sewing = id<'module'>(3)
    const [one, two] = attendances
    if (one === undefined || two === undefined) throw new Error('two attended')
    expect(attendedUnits([{ ...one, moduleId: sewing }, two, { ...two, moduleId: sewing }])).toEqual([
      { moduleId: sewing, teachingUnits: 7 },
      { teachingUnits: 3 },
    ])
    expect(attendedUnits([])).toEqual([])
  })
})
