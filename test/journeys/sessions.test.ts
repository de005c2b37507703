import type { ParticipantId } from '@passerelle/domain/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aTraining, aTrainingWith, enrol } from '../support/coaching.ts'
import { inDays } from '../support/exchange.ts'
import { callsDuring } from '../support/interference.ts'
import { refusalOf } from '../support/refusal.ts'

// One environment a function, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const { tenant, admin } = await stage.openTenant()
const [coach, colleague, coordinator, instructor, auditor] = [
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coordinator']),
  await stage.join(admin, ['instructor']),
  await stage.join(admin, ['auditor']),
]
const { programme, modules } = await aProgramme(coordinator.api)
const [module] = modules
if (module === undefined) throw new Error('the template has modules')
const training = (change: Parameters<typeof aTraining>[2] = {}) => aTraining(programme.id, instructor, change)

const [amina, bakary] = [await takeIn(coach.api), await takeIn(coach.api, named('Bakary', 'Diop'))]
const hers = await takeIn(colleague.api, named('Chidi', 'Okafor'))

describe('a session from its planning to its attendance', () => {
  test('is planned by a coach, held by an instructor, and stands in each case', async () => {
    const body = training({ kind: 'short_course', moduleId: module.id, room: 'Workshop 2' })
    const session = await aTrainingWith(coach.api, body, [amina.id, bakary.id])
    await enrol(colleague.api, session.id, hers.id)
    const params = { sessionId: session.id }

    const { body: roster } = await instructor.api.readRoster({ params })
    expect(roster).toMatchObject({ taken: 3, waiting: 0, withheld: 0, state: 'planned' })
    expect(roster.lines.map(({ names }) => names?.[0]?.given)).toEqual(['Fatou', 'Bakary', 'Chidi'])
    // A coach who does not hold it works with their own cases, and of the others knows the number.
    const { body: own } = await colleague.api.readRoster({ params })
    expect(own).toMatchObject({ taken: 3, withheld: 2, lines: [{ participantId: hers.id }] })

    const { body: held } = await instructor.api.recordAttendance({
      params,
      ifMatch: roster.version,
      body: {
        lines: [
          { participantId: amina.id, status: 'attended' },
          { participantId: bakary.id, status: 'late', teachingUnits: 3, note: 'The train' },
          { participantId: hers.id, status: 'excused' },
        ],
      },
    })
    expect(held.state).toBe('held')
    const { body: corrected } = await coach.api.recordAttendance({
      params,
      ifMatch: held.version,
      body: { lines: [{ participantId: bakary.id, status: 'attended' }] },
    })
    expect(
      corrected.lines.find(({ participantId }) => participantId === bakary.id)?.attendance,
    ).toMatchObject({
      teachingUnits: 4,
      recordedBy: memberId(coach),
      earlier: [{ status: 'late', teachingUnits: 3, note: 'The train', recordedBy: memberId(instructor) }],
    })

    const { body: attendance } = await coach.api.listAttendance({ params: { participantId: bakary.id } })
    expect(attendance.units).toEqual([{ moduleId: module.id, teachingUnits: 4 }])
    expect(attendance.items).toMatchObject([{ sessionId: session.id, plannedUnits: 4, kind: 'short_course' }])
    const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: session.id } })
    expect(journal.items.map(({ action }) => action)).toEqual([
      'recordAttendance',
      'recordAttendance',
      ...Array(3).fill('enrolParticipant'),
      'planSession',
    ])
  })

  test('a coach writes down the attendance of their own cases and of no others', async () => {
    const session = await aTrainingWith(coach.api, training(), [amina.id])
    await enrol(colleague.api, session.id, hers.id)
    const refusal = await refusalOf(
      colleague.api.recordAttendance({
        params: { sessionId: session.id },
        ifMatch: 3,
        body: {
          lines: [
            { participantId: hers.id, status: 'attended' },
            { participantId: amina.id, status: 'attended' },
          ],
        },
      }),
    )
    expect(refusal).toMatchObject({
      status: 400,
      errors: [{ path: 'body.lines[1].participantId', code: 'not_enrolled' }],
    })
  })

  test('a place is given once, to people of one’s own, and passed on when it comes free', async () => {
    const { id: sessionId } = await aTrainingWith(coach.api, training({ capacity: 1, day: inDays(7) }), [
      amina.id,
    ])
    expect(await enrol(coach.api, sessionId, bakary.id)).toMatchObject({ place: 'waiting', position: 1 })
    expect(await refusalOf(enrol(coach.api, sessionId, bakary.id))).toMatchObject({ code: 'already_exists' })
    expect((await refusalOf(enrol(coach.api, sessionId, hers.id))).status).toBe(404)
    const params = { sessionId }
    const others = { params: { ...params, participantId: amina.id } }
    expect((await refusalOf(colleague.api.unenrolParticipant(others))).status).toBe(404)
    await coach.api.unenrolParticipant(others)
    const { body } = await instructor.api.readRoster({ params })
    expect(body.lines).toMatchObject([{ participantId: bakary.id, place: 'enrolled' }])
  })

  test('of two who want the last place at once, one gets it and the other waits', async () => {
    const { id } = await aTrainingWith(coach.api, training({ capacity: 1 }), [])
    const both = await Promise.all([enrol(coach.api, id, amina.id), enrol(colleague.api, id, hers.id)])
    expect(both.map(({ place }) => place).toSorted()).toEqual(['enrolled', 'waiting'])
  })

  test('what was lost on the way and is sent again is done once', async () => {
    const idempotencyKey = 'a-training-on-a-slow-line'
    const plan = () => coordinator.api.planSession({ body: training({ weeks: 3 }), idempotencyKey })
    const [first, second] = [await plan(), await plan()]
    expect(second.body).toEqual(first.body)
    const params = { sessionId: first.body.id }
    const place = () =>
      coach.api.enrolParticipant({
        params,
        body: { participantId: amina.id },
        idempotencyKey: 'a-place-on-a-slow-line',
      })
    expect((await place()).body).toEqual((await place()).body)
    const roster = () =>
      instructor.api.recordAttendance({
        params,
        ifMatch: 2,
        body: { lines: [{ participantId: amina.id, status: 'attended' }] },
      })
    expect((await roster()).body).toEqual((await roster()).body)
    const { body } = await coach.api.listAttendance({ params: { participantId: amina.id } })
    const there = body.items.filter(({ sessionId }) => sessionId === first.body.id)
    expect(there).toMatchObject([{ version: 1, earlier: [] }])
  })

  test('of two rosters of one session the second is told that the first was there', async () => {
    const { id: sessionId } = await aTrainingWith(coach.api, training(), [amina.id])
    const send = (status: 'attended' | 'absent') =>
      instructor.api.recordAttendance({
        params: { sessionId },
        ifMatch: 2,
        body: { lines: [{ participantId: amina.id, status }] },
      })
    await send('attended')
    expect(await refusalOf(send('absent'))).toMatchObject({ code: 'stale_version', status: 412 })
  })
})

describe('a series', () => {
  test('is listed in the order of time, tells its clashes and the holidays of its place', async () => {
    const day = '2027-05-03'
    const site = programme.sites[0]?.id
    const body = training({ day, weeks: 3, room: 'Workshop 9', ...(site && { siteId: site }) })
    const { body: series } = await coordinator.api.planSession({ body })
    expect(series.sessions.map(({ startsAt }) => startsAt)).toEqual([
      '2027-05-03T08:00:00.000Z',
      '2027-05-10T08:00:00.000Z',
      '2027-05-17T08:00:00.000Z',
    ])
    // Whit Monday.
    expect(series.sessions.map(({ holiday }) => holiday !== undefined)).toEqual([
      false,
      false,
      site !== undefined,
    ])
    expect(series.clashes).toEqual([])
    const again = { ...body, day: '2027-05-10', hour: '12:00', weeks: 1 }
    const { body: late } = await coordinator.api.planSession({ body: again })
    const second = series.sessions[1]?.id
    expect(late.clashes).toEqual([
      { sessionId: second, with: site === undefined ? ['instructor'] : ['instructor', 'room'] },
    ])
    const query = { from: '2027-05-01T00:00:00.000Z', before: '2027-06-01T00:00:00.000Z', limit: 3 }
    const { body: page } = await instructor.api.listSessions({
      query: { ...query, instructor: memberId(instructor) },
    })
    expect(page.items.map(({ id }) => id)).toEqual([series.id, second, late.id])
    const next = { ...query, instructor: memberId(instructor), ...(page.next && { cursor: page.next }) }
    expect((await instructor.api.listSessions({ query: next })).body.items).toHaveLength(1)
    expect((await coach.api.listSessions({ query: { ...query, limit: 100 } })).body.items).toHaveLength(4)
  })

  test('are listed up to a day alone, also where that day has passed', async () => {
    const upTo = async (before: string) => (await coach.api.listSessions({ query: { before } })).body.items
    expect(await upTo(`${inDays(-1)}T00:00:00.000Z`)).toEqual([])
    expect((await upTo(`${inDays(300)}T00:00:00.000Z`)).length).toBeGreaterThan(0)
  })

  test('a person who is wanted elsewhere at that time is told of when they get a place', async () => {
    const day = '2027-06-07'
    const one = await aTrainingWith(coach.api, training({ day }), [amina.id])
    const other = await aTrainingWith(coach.api, aTraining(programme.id, coach, { day, hour: '11:00' }), [])
    expect((await enrol(coach.api, other.id, amina.id)).clashes).toEqual([
      { sessionId: one.id, with: ['participants'] },
    ])
    expect((await enrol(coach.api, other.id, bakary.id)).clashes).toEqual([])
  })
})

describe('what cannot be', () => {
  test.each([
    ['instructorId', 'does_not_teach', () => ({ instructorId: memberId(auditor) })],
    ['instructorId', 'unknown_reference', () => ({ instructorId: 'Z'.repeat(26) })],
    ['programmeId', 'unknown_reference', () => ({ programmeId: 'Z'.repeat(26) })],
    ['moduleId', 'unknown_module', () => ({ moduleId: 'Z'.repeat(26) })],
    ['hour', 'invalid_hour', () => ({ hour: '24:00' })],
    ['timeZone', 'unknown_time_zone', () => ({ timeZone: 'Europe/Munich' })],
    ['weeks', 'too_big_value', () => ({ weeks: 53 })],
    ['teachingUnits', 'too_small_value', () => ({ teachingUnits: 0 })],
  ])('is told by its field: %s is %s', async (field, code, change) => {
    const body = { ...training(), ...change() } as Parameters<typeof coach.api.planSession>[0]['body'] // wrong on purpose
    expect((await refusalOf(coach.api.planSession({ body }))).errors).toMatchObject([
      { path: `body.${field}`, code },
    ])
  })

  test('somebody who only teaches plans and changes their own sessions', async () => {
    const own = (await instructor.api.planSession({ body: training() })).body
    const params = { sessionId: own.id }
    const { body } = await instructor.api.editSession({
      params,
      body: { room: 'Kitchen' },
      ifMatch: own.version,
    })
    expect(body.room).toBe('Kitchen')
    const away = { params, body: { instructorId: memberId(coach) }, ifMatch: body.version }
    expect(await refusalOf(instructor.api.editSession(away))).toMatchObject({ code: 'forbidden' })
    const others = aTraining(programme.id, coach)
    expect(await refusalOf(instructor.api.planSession({ body: others }))).toMatchObject({ code: 'forbidden' })
  })

  test('a session that was called off takes nobody and has no attendance', async () => {
    const session = await aTrainingWith(coach.api, training(), [amina.id])
    const params = { sessionId: session.id }
    const { body: off } = await coach.api.cancelSession({ params, ifMatch: 2 })
    expect(off.state).toBe('cancelled')
    for (const act of [
      () => enrol(coach.api, session.id, bakary.id),
      () => coach.api.cancelSession({ params, ifMatch: off.version }),
      () =>
        coach.api.recordAttendance({
          params,
          ifMatch: off.version,
          body: { lines: [{ participantId: amina.id, status: 'attended' }] },
        }),
    ]) {
      expect(await refusalOf(act())).toMatchObject({ code: 'not_possible', status: 409 })
    }
  })

  test('attendance is not written down ahead of time', async () => {
    const session = await aTrainingWith(coach.api, training({ day: inDays(2) }), [amina.id])
    const refusal = await refusalOf(
      coach.api.recordAttendance({
        params: { sessionId: session.id },
        ifMatch: 2,
        body: { lines: [{ participantId: amina.id, status: 'attended' }] },
      }),
    )
    expect(refusal).toMatchObject({ code: 'not_possible', status: 409 })
  })

  test('another organisation finds no session, no roster and nobody', async () => {
    const foreign = await stage.openTenant()
    const spy = await stage.join(foreign.admin, ['coordinator'])
    const session = await aTrainingWith(coach.api, training(), [amina.id])
    const params = { sessionId: session.id }
    for (const act of [
      () => spy.api.readSession({ params }),
      () => spy.api.readRoster({ params }),
      () => enrol(spy.api, session.id, amina.id),
      () => spy.api.listAttendance({ params: { participantId: amina.id } }),
    ]) {
      expect((await refusalOf(act())).status).toBe(404)
    }
    expect((await spy.api.listSessions()).body.items).toEqual([])
    expect(tenant.id).not.toBe(foreign.tenant.id)
  })
})

test('an erased person keeps no name and no attendance, and leaves a place that a coordinator takes back', async () => {
  const gone = await takeIn(coach.api, named('Sekou', 'Camara'))
  const session = await aTrainingWith(coach.api, training(), [gone.id, amina.id])
  const later = await aTrainingWith(coach.api, training({ day: inDays(9), capacity: 1 }), [gone.id, amina.id])
  const params = { sessionId: session.id }
  const lines = [gone.id, amina.id].map((participantId) => ({ participantId, status: 'attended' as const }))
  const { body: held } = await instructor.api.recordAttendance({ params, ifMatch: 3, body: { lines } })
  await coordinator.api.eraseParticipant({ params: { participantId: gone.id }, ifMatch: gone.version })
  const { body: roster } = await instructor.api.readRoster({ params })
  expect(roster.lines[0]).toEqual({ participantId: gone.id, place: 'enrolled', erased: true })
  expect(roster.lines[1]).toMatchObject({ attendance: { status: 'attended' } })
  const of = { sessionId: later.id, participantId: gone.id }
  expect((await refusalOf(coach.api.unenrolParticipant({ params: of }))).status).toBe(404)
  await coordinator.api.unenrolParticipant({ params: of })
  const { body: free } = await instructor.api.readRoster({ params: { sessionId: later.id } })
  expect(free.lines).toMatchObject([{ participantId: amina.id, place: 'enrolled' }])
  const again = { params, ifMatch: held.version, body: { lines: lines.slice(0, 1) } }
  expect(await refusalOf(instructor.api.recordAttendance(again))).toMatchObject({
    errors: [{ code: 'not_enrolled' }],
  })
})

describe('the calls of', () => {
  const during = (act: () => Promise<unknown>) => callsDuring(stage.cloud, act)
  const [read, batch, query, write] = [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:TransactWriteItems',
  ]
  const many: ParticipantId[] = []
  const session = { id: '' }

  beforeAll(async () => {
    const body = training({ capacity: 40 })
    for (let n = 0; n < 30; n += 1) many.push((await takeIn(coordinator.api, named('Awa', `Sow ${n}`))).id)
    session.id = (await aTrainingWith(coordinator.api, body, many)).id
    await instructor.api.readRoster({ params: { sessionId: session.id } })
  })

  test('a roster of 30 are two reads, and its attendance two reads and one transaction', async () => {
    const params = { sessionId: session.id }
    expect(await during(() => instructor.api.readRoster({ params }))).toEqual([read, batch])
    const lines = many.map((participantId) => ({ participantId, status: 'attended' as const }))
    const record = () => instructor.api.recordAttendance({ params, ifMatch: 31, body: { lines } })
    expect(await during(record)).toEqual([read, batch, write])
  })

  test('planning are one read, one transaction and one query, and a place one read, one transaction and one query', async () => {
    const plan = () => coach.api.planSession({ body: training({ weeks: 4 }) })
    expect(await during(plan)).toEqual([read, write, query])
    const { id } = (await plan()).body
    expect(await during(() => enrol(coach.api, id, amina.id))).toEqual([batch, write, query])
  })

  test('a list are one query, and the attendance of a case a query and a read', async () => {
    expect(await during(() => coach.api.listSessions())).toEqual([query])
    const params = { participantId: amina.id }
    expect((await during(() => coach.api.listAttendance({ params }))).toSorted()).toEqual([read, query])
  })
})
