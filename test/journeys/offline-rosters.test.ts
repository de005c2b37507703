import type { Client } from '@passerelle/client'
import type { AttendanceLine, Signature } from '@passerelle/domain/coaching'
import type { ParticipantId, SessionId } from '@passerelle/domain/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { inDays } from '../support/exchange.ts'
import { callsDuring } from '../support/interference.ts'
import { refusalOf } from '../support/refusal.ts'

/* A roster that was taken along to where there is no network: what a device sends when it is back, and what is answered. */

// One environment a function, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const { admin } = await stage.openTenant()
const [coach, colleague, coordinator] = [
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coordinator']),
]
const { programme } = await aProgramme(coordinator.api)
const people: ParticipantId[] = []
beforeAll(async () => {
  for (let n = 0; n < 30; n += 1) people.push((await takeIn(coach.api, named('Awa', `Sow ${n}`))).id)
})

const visit = (change: Parameters<typeof aTraining>[2] = {}) =>
  aTraining(programme.id, coach, { kind: 'mobile_counselling', capacity: 40, ...change })
const noted = `${inDays(-1)}T11:15:00.000Z`
const signature = (n = 0): Signature => ({
  way: 'drawn',
  signedAt: noted,
  strokes: [
    [
      [n, 10],
      [n + 30, 80],
    ],
    [[5, 5]],
  ],
})
const line = (participantId: ParticipantId, change: Partial<AttendanceLine> = {}): AttendanceLine => ({
  participantId,
  status: 'attended',
  known: 0,
  notedAt: noted,
  ...change,
})

/** Sends what a device holds, upon the roster as it stands now; again where somebody else was there in between. */
async function send(api: Client, sessionId: SessionId, lines: readonly AttendanceLine[]): Promise<void> {
  for (;;) {
    const { body } = await api.readRoster({ params: { sessionId } })
    try {
      await api.recordAttendance({
        params: { sessionId },
        ifMatch: body.version,
        body: { lines: [...lines] },
      })
      return
    } catch (error) {
      const refused = await refusalOf(Promise.reject(error))
      if (refused.status !== 412) throw error
    }
  }
}

async function attendanceOf(participantId: ParticipantId, sessionId: SessionId) {
  const { body } = await coordinator.api.listAttendance({ params: { participantId } })
  return body.items.filter((each) => each.sessionId === sessionId)
}

describe('twelve attendances with their signatures', () => {
  const twelve = () => people.slice(0, 12)
  const once = async (id: SessionId) => {
    const all = await Promise.all(twelve().map((person) => attendanceOf(person, id)))
    expect(all.flat()).toHaveLength(12)
    for (const [n, [one]] of all.entries()) {
      expect(one).toMatchObject({
        version: 1,
        earlier: [],
        notedAt: noted,
        signature: { ...signature(n), status: 'attended', teachingUnits: 4 },
      })
    }
  }
  const lines = () => twelve().map((person, n) => line(person, { signature: signature(n) }))

  test('that are sent twice are there once', async () => {
    const { id } = await aTrainingWith(coach.api, visit(), twelve())
    await send(coach.api, id, lines())
    // The answer was lost, and the device says again what it said, upon the version that it knew.
    await coach.api.recordAttendance({ params: { sessionId: id }, ifMatch: 1, body: { lines: lines() } })
    await send(coach.api, id, lines())
    await once(id)
  })

  test('that are sent by two devices at once are there once', async () => {
    const { id } = await aTrainingWith(coach.api, visit(), twelve())
    const first = lines().slice(0, 8)
    const second = lines().slice(4)
    await Promise.all([
      send(coach.api, id, first),
      send(coordinator.api, id, second),
      send(coach.api, id, first),
    ])
    await once(id)
  })
})

describe('a line that differs from what somebody else wrote meanwhile', () => {
  test('is named, nothing is written, and a person decides; the rest goes its way', async () => {
    const [one, two, three] = people as [ParticipantId, ParticipantId, ParticipantId] // thirty are there
    const { id } = await aTrainingWith(coach.api, visit(), [one, two, three])
    const params = { sessionId: id }
    const office = [{ participantId: two, status: 'excused', note: 'Called' } as const]
    await coordinator.api.recordAttendance({ params, ifMatch: 4, body: { lines: office } })
    const device = [line(one), line(two, { signature: signature() }), line(three)]
    const refused = await refusalOf(send(coach.api, id, device))
    expect(refused).toMatchObject({
      status: 409,
      code: 'written_meanwhile',
      errors: [{ path: 'body.lines[1].known', code: 'changed_meanwhile' }],
    })
    expect(await attendanceOf(one, id)).toEqual([])

    await send(coach.api, id, [line(one), line(three)])
    expect(await attendanceOf(two, id)).toMatchObject([{ version: 1, status: 'excused' }])
    // Whoever decides for the device says so by the version that was shown to them.
    await send(coach.api, id, [line(two, { known: 1, signature: signature() })])
    expect(await attendanceOf(two, id)).toMatchObject([
      {
        version: 2,
        status: 'attended',
        note: 'Called',
        signature: { status: 'attended' },
        earlier: [{ status: 'excused', recordedBy: memberId(coordinator) }],
      },
    ])
  })

  test('is seen also where the other one was quicker by the blink of an eye', async () => {
    const [one] = people as [ParticipantId] // thirty are there
    const { id } = await aTrainingWith(coach.api, visit(), [one])
    const settled = await Promise.allSettled([
      send(coach.api, id, [line(one)]),
      send(coordinator.api, id, [line(one, { status: 'absent' })]),
    ])
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await attendanceOf(one, id)).toMatchObject([{ version: 1, earlier: [] }])
  })
})

test('a signature stays when somebody else corrects the rest, and stands in the person’s own copy', async () => {
  const [one] = people as [ParticipantId] // thirty are there
  const { id } = await aTrainingWith(coach.api, visit(), [one])
  await send(coach.api, id, [line(one, { signature: signature(7) })])
  await send(coordinator.api, id, [{ participantId: one, status: 'late', teachingUnits: 2 }])
  const kept = { ...signature(7), status: 'attended', teachingUnits: 4 }
  expect(await attendanceOf(one, id)).toMatchObject([{ status: 'late', teachingUnits: 2, signature: kept }])
  const { body } = await coach.api.makeLink({ params: { participantId: one }, body: {} })
  const { body: copy } = await stage.client(`${body.code}.${body.pin}`).readOwnCopy()
  const attendances = copy.case.find(({ of }) => of === 'Attendance')?.records ?? []
  expect(attendances).toContainEqual(expect.objectContaining({ sessionId: id, signature: kept }))
  expect(JSON.stringify(copy)).not.toContain(coordinator.memberId)
})

describe('what happened to the session and its people meanwhile', () => {
  const refused = async (api: Client, id: SessionId, lines: readonly AttendanceLine[]) =>
    refusalOf(send(api, id, lines))
  const notEnrolled = { errors: [{ path: 'body.lines[1].participantId', code: 'not_enrolled' }] }

  test('somebody taken off the roster is named, and nothing else is lost', async () => {
    const [one, two] = people as [ParticipantId, ParticipantId] // thirty are there
    const { id } = await aTrainingWith(coach.api, visit(), [one, two])
    await coach.api.unenrolParticipant({ params: { sessionId: id, participantId: two } })
    expect(await refused(coach.api, id, [line(one), line(two)])).toMatchObject(notEnrolled)
    await send(coach.api, id, [line(one)])
    expect(await attendanceOf(one, id)).toHaveLength(1)
  })

  test('somebody who was erased is named', async () => {
    const [one] = people as [ParticipantId] // thirty are there
    const gone = await takeIn(coach.api, named('Sekou', 'Camara'))
    const { id } = await aTrainingWith(coach.api, visit(), [one, gone.id])
    await coordinator.api.eraseParticipant({ params: { participantId: gone.id }, ifMatch: gone.version })
    expect(await refused(coach.api, id, [line(one), line(gone.id)])).toMatchObject(notEnrolled)
  })

  test('somebody who was handed on is named, to a coach who does not hold the session', async () => {
    const mine = await takeIn(colleague.api, named('Chidi', 'Okafor'))
    const passed = await takeIn(colleague.api, named('Binta', 'Barry'))
    const { id } = await aTrainingWith(colleague.api, visit(), [mine.id, passed.id])
    await coordinator.api.editParticipant({
      params: { participantId: passed.id },
      ifMatch: passed.version,
      body: { coachId: memberId(coach) },
    })
    expect(await refused(colleague.api, id, [line(mine.id), line(passed.id)])).toMatchObject(notEnrolled)
    await send(colleague.api, id, [line(mine.id)])
  })

  test('a session that was called off, or moved so that nothing could be noted yet, says so', async () => {
    const [one] = people as [ParticipantId] // thirty are there
    const off = await aTrainingWith(coach.api, visit(), [one])
    await coach.api.cancelSession({ params: { sessionId: off.id }, ifMatch: 2 })
    expect(await refused(coach.api, off.id, [line(one)])).toMatchObject({ status: 409, code: 'not_possible' })

    const moved = await aTrainingWith(coach.api, visit({ day: inDays(-3) }), [one])
    const params = { sessionId: moved.id }
    const early = line(one, { notedAt: `${inDays(-3)}T11:15:00.000Z` })
    const { version } = (await coach.api.editSession({ params, ifMatch: 2, body: { day: inDays(-2) } })).body
    expect(await refused(coach.api, moved.id, [early])).toMatchObject({
      errors: [{ path: 'body.lines[0].notedAt', code: 'before_session' }],
    })
    await coach.api.editSession({ params, ifMatch: version, body: { day: inDays(2) } })
    expect(await refused(coach.api, moved.id, [early])).toMatchObject({ status: 409, code: 'not_possible' })
  })

  test('a member whose right has ended writes nothing', async () => {
    const leaving = await stage.join(admin, ['instructor'])
    const [one] = people as [ParticipantId] // thirty are there
    const { id } = await aTrainingWith(
      coordinator.api,
      aTraining(programme.id, leaving, { kind: 'mobile_counselling' }),
      [one],
    )
    const params = { sessionId: id }
    const { body: roster } = await leaving.api.readRoster({ params })
    const { items } = (await admin.api.listMembers()).body
    const member = items.find(({ id: each }) => each === leaving.memberId)
    await admin.api.removeMember({ params: { memberId: memberId(leaving) }, ifMatch: member?.version ?? 0 })
    await stage.cloud.settled()
    // The gateway remembers for a minute whom it let in.
    stage.cloud.forgetAuthorizations()
    const late = leaving.api.recordAttendance({
      params,
      ifMatch: roster.version,
      body: { lines: [line(one)] },
    })
    expect((await refusalOf(late)).status).toBe(403)
    expect(await attendanceOf(one, id)).toEqual([])
  })
})

test('who takes a roster along gets what they work with, and the journal says so', async () => {
  const auditor = await stage.join(admin, ['auditor'])
  const hers = await takeIn(colleague.api, named('Chidi', 'Okafor'))
  const [one] = people as [ParticipantId] // thirty are there
  const { id } = await aTrainingWith(coach.api, visit(), [one])
  const params = { sessionId: id }
  await colleague.api.enrolParticipant({ params, body: { participantId: hers.id } })
  const { body } = await coach.api.takeRosterAlong({ params })
  expect(body.lines.map(({ participantId }) => participantId)).toEqual([one, hers.id])
  const { body: own } = await colleague.api.takeRosterAlong({ params })
  expect(own).toMatchObject({ withheld: 1, lines: [{ participantId: hers.id }] })
  const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: id } })
  const taken = journal.items.filter(({ action }) => action === 'takeRosterAlong')
  expect(taken.map(({ member }) => member)).toEqual([colleague.memberId, coach.memberId])
})

describe('what a device says that cannot be', () => {
  test.each<[string, string, string, () => Partial<AttendanceLine>]>([
    ['a time ahead of ours', 'notedAt', 'instant_ahead', () => ({ notedAt: `${inDays(1)}T10:00:00.000Z` })],
    [
      'a time before the session',
      'notedAt',
      'before_session',
      () => ({ notedAt: `${inDays(-2)}T10:00:00.000Z` }),
    ],
    [
      'markup for a signature',
      'signature.strokes',
      'wrong_type',
      () => ({ signature: { ...signature(), strokes: '<svg/>' } as unknown as Signature }), // wrong on purpose
    ],
    [
      'a signature of too many places',
      'signature.strokes',
      'too_big_array',
      () => ({
        signature: {
          ...signature(),
          strokes: [0, 1].map(() => Array.from({ length: 201 }, (): [number, number] => [1, 1])),
        } as Signature, // two strokes of drawn places
      }),
    ],
    ['a version below none', 'known', 'too_small_value', () => ({ known: -1 })],
  ])('is refused at its field: %s', async (_what, field, code, change) => {
    const [one] = people as [ParticipantId] // thirty are there
    const { id } = await aTrainingWith(coach.api, visit(), [one])
    expect((await refusalOf(send(coach.api, id, [line(one, change())]))).errors).toMatchObject([
      { path: `body.lines[0].${field}`, code },
    ])
  })
})

test('another organisation finds neither the session nor anybody on it', async () => {
  const foreign = await stage.openTenant()
  const spy = await stage.join(foreign.admin, ['coordinator'])
  const [one] = people as [ParticipantId] // thirty are there
  const { id } = await aTrainingWith(coach.api, visit(), [one])
  const sent = spy.api.recordAttendance({
    params: { sessionId: id },
    ifMatch: 2,
    body: { lines: [line(one)] },
  })
  expect((await refusalOf(sent)).status).toBe(404)
})

test('a roster of thirty, each with the largest signature, are two reads and one transaction', async () => {
  const { id } = await aTrainingWith(coach.api, visit(), people)
  const params = { sessionId: id }
  await coach.api.readRoster({ params })
  const largest: Signature = {
    way: 'drawn',
    signedAt: noted,
    strokes: Array.from({ length: 10 }, (_, n) =>
      Array.from({ length: 40 }, (__, m): [number, number] => [100 + n, 100 + m]),
    ),
  }
  const lines = people.map((person) => line(person, { signature: largest }))
  const record = () => coach.api.recordAttendance({ params, ifMatch: 31, body: { lines } })
  expect(await callsDuring(stage.cloud, record)).toEqual([
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:TransactWriteItems',
  ])
})
