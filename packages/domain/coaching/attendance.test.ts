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
import { type Signature, signatureSchema } from './signature.ts'
import { maxSignaturePoints, signatureField } from './signature-field.ts'

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

const drawn: Signature = {
  way: 'drawn',
  signedAt: over,
  strokes: [
    [
      [10, 20],
      [30, 40],
    ],
  ],
}
const signed = () => record([{ participantId: amina, status: 'attended', signature: drawn }]).attendances

describe('a signature', () => {
  test('stands in the attendance with what it was given for, and when', () => {
    const [attendance] = signed()
    expect(attendance).toMatchObject({ signature: { ...drawn, status: 'attended', teachingUnits: 4 } })
    expect(attendanceSchema.parse(attendance)).toEqual(attendance)
  })

  test('stays when somebody else corrects the rest, and says that it was for what stood there', () => {
    const [corrected] = record([{ participantId: amina, status: 'late', teachingUnits: 2 }], {
      known: signed(),
      at: nextDay,
      by: colleague,
    }).attendances
    expect(corrected).toMatchObject({
      status: 'late',
      teachingUnits: 2,
      signature: { ...drawn, status: 'attended', teachingUnits: 4 },
      earlier: [{ status: 'attended', recordedBy: coach }],
    })
    expect(corrected?.earlier[0]).not.toHaveProperty('signature')
  })

  test('that is given again for what was corrected takes the place of the first, which is kept', () => {
    const paper: Signature = { way: 'on_paper', signedAt: nextDay }
    const [again] = record([{ participantId: amina, status: 'absent', signature: paper }], {
      known: signed(),
      at: nextDay,
    }).attendances
    expect(again).toMatchObject({
      signature: { ...paper, status: 'absent', teachingUnits: 0 },
      earlier: [{ signature: { ...drawn, status: 'attended' } }],
    })
  })

  test('that comes to what is written down already corrects nothing', () => {
    const known = record([{ participantId: amina, status: 'attended' }]).attendances
    const [attendance] = record([{ participantId: amina, status: 'attended', signature: drawn }], {
      known,
      at: nextDay,
      by: colleague,
    }).attendances
    expect(attendance).toMatchObject({ version: 2, recordedBy: coach, earlier: [], signature: drawn })
    const again = record([{ participantId: amina, status: 'attended', signature: drawn }], {
      known: attendance ? [attendance] : [],
    })
    expect(again.attendances).toEqual([])
  })

  test.each<[string, object]>([
    ['text', { strokes: '<svg onload="run()">' }],
    ['text in a stroke', { strokes: [[['10', '20']]] }],
    ['no stroke', { strokes: [] }],
    ['a stroke of no place', { strokes: [[]] }],
    ['a place outside of the field', { strokes: [[[signatureField.width + 1, 0]]] }],
    ['a place above it', { strokes: [[[0, -1]]] }],
    ['half a place', { strokes: [[[0]]] }],
    ['a broken number', { strokes: [[[0.5, 1]]] }],
    ['strokes on paper', { way: 'on_paper', strokes: drawn.strokes }],
    ['something beside it', { name: 'Fatou' }],
  ])('is numbers within its field, and not %s', (_what, change) => {
    const parsed = signatureSchema.safeParse({ ...drawn, ...change })
    expect(parsed.success).toBe(false)
  })

  test('is at most so many places, in one stroke or in many, and then at most 4 kB', () => {
    const place: [number, number] = [signatureField.width, signatureField.height]
    const of = (strokes: number, places: number) => ({
      ...drawn,
      strokes: Array.from({ length: strokes }, () => Array.from({ length: places }, () => place)),
    })
    const largest = of(100, maxSignaturePoints / 100)
    expect(signatureSchema.safeParse(largest).success).toBe(true)
    expect(JSON.stringify(largest).length).toBeLessThan(4500)
    for (const beyond of [of(1, maxSignaturePoints + 1), of(2, maxSignaturePoints / 2 + 1)]) {
      expect(signatureSchema.safeParse(beyond).success).toBe(false)
    }
  })
})

describe('a line of a device that was without a network', () => {
  const line = (change: Partial<AttendanceLine> = {}): AttendanceLine => ({
    participantId: bakary,
    status: 'late',
    teachingUnits: 2,
    known: 0,
    notedAt: over,
    ...change,
  })

  test('is written down as it was noted, and once', () => {
    const { attendances } = record([line()], { at: nextDay })
    expect(attendances).toMatchObject([{ version: 1, notedAt: over, recordedAt: nextDay }])
    expect(record([line()], { known: attendances, at: nextDay }).attendances).toEqual([])
  })

  test('is refused by name where somebody else wrote something different meanwhile, with all that is sent with it', () => {
    const { attendances } = first()
    const sent = [{ participantId: amina, status: 'attended', known: 0 } as const, line()]
    expect(refusalOf(() => record(sent, { known: attendances, at: nextDay }))).toEqual({
      code: 'written_meanwhile',
      errors: [{ path: ['body', 'lines', 1, 'known'], code: 'changed_meanwhile' }],
    })
  })

  test('corrects what its sender knows of, and leaves the note that it says nothing about', () => {
    const { attendances } = first()
    const corrected = record([line({ known: 1 })], { known: attendances, at: nextDay }).attendances
    expect(corrected).toMatchObject([{ version: 2, teachingUnits: 2, note: 'The train' }])
  })

  test('is no other word for it where the same was written meanwhile; its signature comes to it', () => {
    const { attendances } = first()
    const same = line({ teachingUnits: 3 })
    expect(record([same], { known: attendances, at: nextDay }).attendances).toEqual([])
    const signedSame = { ...same, signature: drawn }
    const [now] = record([signedSame], { known: attendances, at: nextDay }).attendances
    expect(now).toMatchObject({ version: 2, signature: drawn })
    // Of two signatures for the same, nobody but a person says which one holds.
    const other = { ...same, signature: { ...drawn, signedAt: nextDay } }
    expect(refusalOf(() => record([other], { known: now ? [now] : [], at: nextDay }))).toMatchObject({
      code: 'written_meanwhile',
    })
  })

  test.each<[string, string[], string, Partial<AttendanceLine>]>([
    ['before the session', ['notedAt'], 'before_session', { notedAt: openedAt }],
    ['ahead of our clock', ['notedAt'], 'instant_ahead', { notedAt: nextDay }],
    [
      'signed before the session',
      ['signature', 'signedAt'],
      'before_session',
      { signature: { way: 'on_paper', signedAt: openedAt } },
    ],
    [
      'signed ahead of our clock',
      ['signature', 'signedAt'],
      'instant_ahead',
      { signature: { way: 'on_paper', signedAt: nextDay } },
    ],
  ])('is not believed a time that cannot be: %s', (_what, path, code, change) => {
    expect(refusalOf(() => record([line(change)]))).toMatchObject({
      code: 'invalid',
      errors: [{ path: ['body', 'lines', 0, ...path], code }],
    })
  })

  test('is believed a clock that is a few minutes ahead', () => {
    expect(record([line({ notedAt: '2026-03-03T12:04:00.000Z' })]).attendances).toHaveLength(1)
  })
})
