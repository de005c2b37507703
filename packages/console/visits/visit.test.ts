import { describe, expect, test } from 'vitest'
import type { Roster } from '../coaching/sessions.ts'
import {
  afterSending,
  type Entry,
  endOf,
  isOver,
  sentLine,
  standingOf,
  takenAlong,
  unsent,
  type Visit,
  withEntry,
  withOwnWord,
} from './visit.ts'

const names = [{ kind: 'official', primary: true, given: 'Fatou', family: 'Ndiaye' }]
const attendance = {
  version: 2,
  status: 'late',
  teachingUnits: 3,
  note: 'The train',
  recordedBy: 'M',
  signature: { way: 'on_paper', signedAt: '2027-03-06T10:00:00.000Z', status: 'late', teachingUnits: 3 },
}
const roster = {
  id: 'S',
  version: 7,
  kind: 'mobile_counselling',
  startsAt: '2027-03-06T09:00:00.000Z',
  endsAt: '2027-03-06T12:00:00.000Z',
  timeZone: 'Europe/Berlin',
  teachingUnits: 4,
  room: 'Canteen',
  instructorId: 'M',
  lines: [
    { participantId: 'A', place: 'enrolled', pseudonym: 'FQJK', names },
    { participantId: 'B', place: 'enrolled', pseudonym: 'GHCA', names, attendance },
    { participantId: 'C', place: 'waiting', pseudonym: 'X', names },
    { participantId: 'D', place: 'enrolled', erased: true },
  ],
} as unknown as Roster // the fields that are looked at

const visit = takenAlong(roster, 'M' as Visit['memberId'], { byPseudonym: false })
const entry: Entry = { status: 'attended', notedAt: '2027-03-06T10:00:00.000Z' }
const [standing] = visit.lines.flatMap((line) => line.standing ?? [])

describe('what goes along', () => {
  test('are those with a place, what they are called and how they attended, and nothing else', () => {
    expect(visit).toEqual({
      memberId: 'M',
      sessionId: 'S',
      session: {
        kind: 'mobile_counselling',
        startsAt: roster.startsAt,
        endsAt: roster.endsAt,
        timeZone: 'Europe/Berlin',
        teachingUnits: 4,
        room: 'Canteen',
      },
      lines: [
        { participantId: 'A', name: 'Fatou Ndiaye' },
        {
          participantId: 'B',
          name: 'Fatou Ndiaye',
          standing: { version: 2, status: 'late', teachingUnits: 3, isSigned: true },
        },
      ],
    })
    expect(JSON.stringify(visit)).not.toMatch(/train|signedAt|pseudonym/)
  })

  test('may be pseudonyms, and then no name', () => {
    const pseudonyms = takenAlong(roster, visit.memberId, { byPseudonym: true })
    expect(pseudonyms.lines.map(({ name }) => name)).toEqual(['FQJK', 'GHCA'])
    expect(JSON.stringify(pseudonyms)).not.toContain('Ndiaye')
  })

  test('ends three days after the session', () => {
    expect(new Date(endOf(visit)).toISOString()).toBe('2027-03-09T12:00:00.000Z')
    expect(isOver(roster, endOf(visit) - 1)).toBe(false)
    expect(isOver(roster, endOf(visit))).toBe(true)
  })
})

describe('what is written down', () => {
  const written = withEntry(withEntry(visit, 'A', entry), 'B', { ...entry, status: 'absent' })

  test('is sent upon what was known of each', () => {
    expect(unsent(written).map(sentLine)).toEqual([
      { participantId: 'A', status: 'attended', known: 0, notedAt: entry.notedAt },
      { participantId: 'B', status: 'absent', known: 2, notedAt: entry.notedAt },
    ])
    expect(unsent(visit)).toEqual([])
    expect(visit.lines.map(sentLine)).toEqual([undefined, undefined])
  })

  test('goes once it is sent; what could not be sent stays with the reason', () => {
    const obstacle = { message: 'Has no place in this session.' }
    const left = afterSending(written, written.lines.slice(0, 1), new Map([['B', obstacle]]))
    expect(left.lines).toMatchObject([{ participantId: 'B', obstacle, entry: { status: 'absent' } }])
    expect(withEntry(left, 'B', undefined).lines[0]).not.toHaveProperty('obstacle')
    // What was written down while it was on its way is not lost.
    const since = withEntry(written, 'A', { ...entry, status: 'late', teachingUnits: 1 })
    expect(afterSending(since, written.lines, new Map()).lines).toMatchObject([{ entry: { status: 'late' } }])
  })

  test('holds against what somebody else wrote once a person says so, upon that', () => {
    const theirs = { ...(standing ?? standingOf(attendance as never)), version: 5 }
    const left = afterSending(written, [], new Map([['B', { standing: theirs }]]))
    const decided = withOwnWord(left, 'B')
    expect(decided.lines[1]).not.toHaveProperty('obstacle')
    expect(decided.lines.flatMap((line) => sentLine(line) ?? [])[1]).toMatchObject({
      known: 5,
      status: 'absent',
    })
    // There is no word against a refusal.
    const refused = afterSending(written, [], new Map([['B', { message: 'No place' }]]))
    expect(withOwnWord(refused, 'B')).toEqual(refused)
  })
})
