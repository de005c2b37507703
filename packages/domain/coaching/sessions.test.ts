import { describe, expect, test } from 'vitest'
import { coach, colleague, countedIds, id, later, openedAt, refusalOf } from '../testing/casework.ts'
import { aNewSession, aSession, taught } from '../testing/coaching.ts'
import { clashesOf } from './clashes.ts'
import { cancelSession, editSession, planSessions } from './plan-session.ts'
import { assertPlans, enrol, leave, maxWaiting, placeOf, reachInto } from './roster.ts'
import { sessionSchema } from './session.ts'

const [amina, bakary, chidi] = [1, 2, 3].map((number) => id<'participant'>(number)) as [
  ReturnType<typeof id<'participant'>>,
  ReturnType<typeof id<'participant'>>,
  ReturnType<typeof id<'participant'>>,
]
const { programme, modules } = taught
const module = modules[0]
const plan = (change: Parameters<typeof aNewSession>[0], frame = { programme, module }) =>
  planSessions(aNewSession(change), frame.programme, frame.module, countedIds(100), openedAt)
const faultOf = (act: () => unknown) => {
  const refusal = refusalOf(act)
  return refusal?.code === 'invalid' ? refusal.errors : refusal
}

describe('a session', () => {
  test('ends after its units and its breaks', () => {
    const session = aSession({ breakMinutes: 30 })
    expect(session).toMatchObject({
      state: 'planned',
      startsAt: '2026-03-03T09:00:00.000Z',
      endsAt: '2026-03-03T12:30:00.000Z',
    })
    expect(sessionSchema.parse(session)).toEqual(session)
    expect(aSession({ teachingUnits: 2, unitMinutes: 60 }).endsAt).toBe('2026-03-03T11:00:00.000Z')
  })

  test('takes as many as its module does, or one in a conversation of two, unless it says otherwise', () => {
    if (module === undefined) throw new Error('the template has modules')
    const { capacity: _, ...entry } = aNewSession({ kind: 'short_course', moduleId: module.id })
    const of = (change: object) =>
      planSessions({ ...entry, ...change }, programme, module, countedIds(), openedAt)
    expect(of({})[0].capacity).toBe(Math.min(300, module.capacity))
    expect(of({ kind: 'one_to_one' })[0].capacity).toBe(1)
    expect(of({ capacity: 7 })[0].capacity).toBe(7)
    const { moduleId: __, ...without } = entry
    expect(
      faultOf(() =>
        planSessions({ ...without, kind: 'group_training' }, programme, undefined, countedIds(), openedAt),
      ),
    ).toEqual([{ path: ['body', 'capacity'], code: 'required' }])
  })

  test.each([
    ['moduleId', 'required', { kind: 'short_course' as const }, { programme, module: undefined }],
    ['moduleId', 'unknown_module', { moduleId: id<'module'>(77) }, { programme, module: undefined }],
    [
      'moduleId',
      'module_withdrawn',
      { moduleId: id<'module'>(77) },
      { programme, module: module && { ...module, state: 'withdrawn' as const } },
    ],
    ['siteId', 'unknown_site', { siteId: id<'site'>(77) }, { programme, module }],
    ['day', 'outside_term', { day: '2025-12-31' }, { programme, module }],
    ['day', 'outside_term', { day: '2028-01-01' }, { programme, module }],
    ['day', 'outside_term', { day: '2027-12-28', weeks: 2 }, { programme, module }],
    ['hour', 'skipped_hour', { day: '2026-03-29', hour: '02:30' }, { programme, module }],
  ])('is not planned with a %s that is %s', (field, code, change, frame) => {
    expect(faultOf(() => plan(change, frame))).toMatchObject([{ path: ['body', field], code }])
  })

  test('is not planned in a programme that has ended', () => {
    const ended = { ...programme, state: 'ended' as const }
    expect(faultOf(() => plan({}, { programme: ended, module }))).toEqual({
      code: 'not_possible',
      what: 'programme_ended',
    })
  })
})

describe('a weekly series', () => {
  // The clocks of Cairo go forward at midnight of 24 April 2026, those of Casablanca back for Ramadan.
  test.each([
    ['Europe/Berlin', '2026-03-17', ['09:00', '09:00', '08:00'], '10:00'],
    ['Europe/Berlin', '2026-10-20', ['08:00', '09:00', '09:00'], '10:00'],
    ['Africa/Cairo', '2026-04-21', ['08:00', '07:00', '07:00'], '10:00'],
    ['Africa/Dakar', '2026-03-24', ['10:00', '10:00', '10:00'], '10:00'],
  ])('keeps its hour on the wall of %s through every change of the clock', (timeZone, day, hours, hour) => {
    const series = plan({ timeZone, day, hour, weeks: 3 })
    expect(series.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(hours)
    expect(series.map((session) => session.series)).toEqual(
      [1, 2, 3].map((number) => ({ first: series[0].id, number, of: 3 })),
    )
    expect(new Set(series.map((session) => session.id)).size).toBe(3)
  })

  test('of one week is none', () => {
    expect(plan({})).toHaveLength(1)
    expect(plan({})[0].series).toBeUndefined()
  })
})

describe('a session that is planned', () => {
  test('moves, loses what is taken away, and keeps the rest', () => {
    const before = aSession({ room: 'Workshop 2' })
    const after = editSession(before, { hour: '14:00', title: null }, programme, later)
    const { title: _, ...kept } = before
    expect(after).toEqual({
      ...kept,
      version: 2,
      changedAt: later,
      hour: '14:00',
      startsAt: '2026-03-03T13:00:00.000Z',
      endsAt: '2026-03-03T16:00:00.000Z',
    })
  })

  test('lets those who wait come in when it has more places, and has never fewer than are taken', () => {
    const full = [amina, bakary, chidi].reduce((session, each) => enrol(session, each, later), aSession())
    expect([full.enrolled, full.waiting]).toEqual([[amina, bakary], [chidi]])
    const larger = editSession(full, { capacity: 3 }, programme, later)
    expect([larger.enrolled, larger.waiting]).toEqual([[amina, bakary, chidi], []])
    expect(faultOf(() => editSession(full, { capacity: 1 }, programme, later))).toEqual([
      { path: ['body', 'capacity'], code: 'fewer_than_enrolled', params: { enrolled: 2 } },
    ])
  })

  test('is called off once, and then nothing of it changes', () => {
    const cancelled = cancelSession(enrol(aSession(), amina, later), later)
    expect(cancelled).toMatchObject({ state: 'cancelled', enrolled: [amina] })
    for (const act of [
      () => cancelSession(cancelled, later),
      () => editSession(cancelled, { hour: '11:00' }, programme, later),
      () => enrol(cancelled, bakary, later),
      () => leave(cancelled, amina, later),
    ]) {
      expect(refusalOf(act)).toEqual({ code: 'not_possible', what: 'session_cancelled' })
    }
  })
})

describe('a roster', () => {
  test('gives the place of one who leaves to whoever waits first', () => {
    const full = [amina, bakary, chidi].reduce((session, each) => enrol(session, each, later), aSession())
    expect(full.version).toBe(4)
    expect([amina, chidi].map((each) => placeOf(full, each))).toEqual(['enrolled', 'waiting'])
    const without = leave(full, amina, later)
    expect([without.enrolled, without.waiting]).toEqual([[bakary, chidi], []])
    expect(leave(full, chidi, later).waiting).toEqual([])
    expect(refusalOf(() => leave(without, amina, later))).toEqual({ code: 'not_found' })
  })

  test('takes nobody twice, waiting or not, and not more than can wait', () => {
    const full = [amina, bakary, chidi].reduce((session, each) => enrol(session, each, later), aSession())
    for (const each of [amina, chidi]) {
      expect(refusalOf(() => enrol(full, each, later))).toEqual({ code: 'already_exists', what: 'enrolment' })
    }
    const queue = Array.from({ length: maxWaiting }, (_, number) => id<'participant'>(1000 + number))
    expect(refusalOf(() => enrol({ ...full, waiting: queue }, id<'participant'>(9), later))).toEqual({
      code: 'limit_reached',
      what: 'waiting_list',
      limit: maxWaiting,
    })
  })

  test('is all of it for who teaches, and their own cases for anybody else', () => {
    expect(reachInto(aSession(), coach, { member: coach })).toBe('all')
    expect(reachInto(aSession(), colleague, { member: colleague })).toEqual({ member: colleague })
    expect(reachInto(aSession(), colleague, 'all')).toBe('all')
  })

  test('is planned by caseworkers for everybody, and by who only teaches for themselves', () => {
    expect(refusalOf(() => assertPlans(aSession(), colleague, ['coach']))).toBeUndefined()
    expect(refusalOf(() => assertPlans(aSession(), coach, ['instructor']))).toBeUndefined()
    expect(refusalOf(() => assertPlans(aSession(), colleague, ['instructor']))).toEqual({ code: 'forbidden' })
  })
})

describe('two sessions at the same time', () => {
  const site = programme.sites[0]?.id
  const other = { ...aSession({ hour: '11:00' }), id: id<'session'>(5), instructorId: colleague }
  const groundsWith = (change: object, session = aSession()) =>
    clashesOf(session, [{ ...other, ...change }]).flatMap(({ with: grounds }) => grounds)

  test('clash where both want the instructor, the room or a participant', () => {
    expect(groundsWith({})).toEqual([])
    expect(groundsWith({ instructorId: coach })).toEqual(['instructor'])
    const inRoom = { room: 'Workshop 2', ...(site && { siteId: site }) }
    expect(groundsWith(inRoom, { ...aSession(), ...inRoom })).toEqual(site ? ['room'] : [])
    expect(groundsWith({ enrolled: [amina] }, enrol(aSession(), amina, later))).toEqual(['participants'])
    expect(groundsWith({ waiting: [amina] }, enrol(aSession(), amina, later))).toEqual([])
  })

  test('do not clash one after the other, when one is called off, or when they are the same', () => {
    const after = {
      instructorId: coach,
      startsAt: '2026-03-03T12:00:00.000Z',
      endsAt: '2026-03-03T13:00:00.000Z',
    }
    expect(groundsWith(after)).toEqual([])
    expect(groundsWith({ instructorId: coach, state: 'cancelled' })).toEqual([])
    expect(clashesOf(aSession(), [aSession()])).toEqual([])
  })
})
