import { expect, test } from 'vitest'
import { aProgramme } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { callsDuring } from '../support/interference.ts'
import { aNetwork, anEvent, anInstitution, institutionsIn, record } from '../support/networks.ts'
import { refusalOf, refusalsOf } from '../support/refusal.ts'

// One environment a function, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const { admin } = await stage.openTenant()
const [lead, coach, auditor] = [
  await stage.join(admin, ['coordinator']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['auditor']),
]
const { api } = lead
const { programme } = await aProgramme(api)
const stranger = (await stage.openTenant()).admin

test('an institution joins a network, leaves it and joins it again, and is counted on the days between', async () => {
  const networkId = await aNetwork(api)
  const { body: casa } = await api.addInstitution({ body: anInstitution({ name: 'Casa Uno' }) })
  const params = { institutionId: casa.id }
  const join = (ifMatch: number, since: string) =>
    api.joinNetwork({ params, ifMatch, body: { networkId, since } })
  const { body: joined } = await join(1, inDays(-20))
  expect((await refusalOf(join(joined.version, inDays(-5)))).code).toBe('already_exists')
  const leave = (until: string) => api.leaveNetwork({ params, ifMatch: 2, body: { networkId, until } })
  expect(await refusalOf(leave(inDays(-30)))).toMatchObject({
    errors: [{ path: 'body.until', code: 'ends_before_it_begins' }],
  })
  await leave(inDays(-10))
  expect(await refusalOf(join(3, inDays(-12)))).toMatchObject({
    errors: [{ path: 'body.since', code: 'overlaps' }],
  })
  const figures = async () => (await api.readNetwork({ params: { networkId } })).body.figures
  expect(await figures()).toEqual({ institutions: 0, ngos: 0 })
  await join(3, inDays(-3))
  expect(await figures()).toEqual({ institutions: 1, ngos: 1 })
  const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: casa.id } })
  expect(journal.items.map(({ action }) => action)).toEqual([
    'joinNetwork',
    'leaveNetwork',
    'joinNetwork',
    'addInstitution',
  ])
})

test('a closed network takes nobody in, and keeps what it had', async () => {
  const networkId = await aNetwork(api, 'Red que termina')
  const membership = { networkId, since: inDays(-4) }
  const [inside] = await institutionsIn(api, [anInstitution({ name: 'Casa Dos', membership })])
  const params = { networkId }
  await api.closeNetwork({ params, ifMatch: 1 })
  expect(await refusalOf(api.closeNetwork({ params, ifMatch: 2 }))).toMatchObject({ code: 'not_possible' })
  const late = api.addInstitution({ body: anInstitution({ name: 'Casa Tres', membership }) })
  expect(await refusalOf(late)).toMatchObject({ status: 409, code: 'not_possible' })
  const event = api.planEvent({ body: anEvent(programme.id, { networkId }) })
  expect((await refusalOf(event)).code).toBe('not_possible')
  const { body } = await api.listInstitutions({ query: { networkId } })
  expect(body.items.map(({ id }) => id)).toEqual([inside])
})

test('doubles are told and refused never; a merge is journalled for both and taken back', async () => {
  const [kept, other] = await institutionsIn(api, [
    anInstitution({ name: 'Albergue Belén Posada' }),
    anInstitution({ name: 'ALBERGUE BELEN POSADA, A.C.' }),
  ])
  if (kept === undefined || other === undefined) throw new Error('there are two')
  const params = { institutionId: kept }
  const read = async () => (await coach.api.readInstitution({ params })).body
  expect((await read()).likely).toMatchObject([{ institutionId: other, version: 1 }])
  const merge = (duplicateId: typeof kept, ifMatch = 1) =>
    api.mergeInstitutions({ params, ifMatch, body: { duplicateId } })
  expect((await refusalOf(merge(kept))).code).toBe('not_possible')
  await merge(other)
  expect(await read()).toMatchObject({ likely: [], merged: [{ id: other }] })
  expect((await refusalOf(merge(other, 2))).code).toBe('not_possible')
  expect((await refusalOf(merge(other, 1))).code).toBe('stale_version')
  await api.separateInstitutions({ params, ifMatch: 2, body: { duplicateId: other } })
  expect(await read()).toMatchObject({ merged: [], likely: [{ institutionId: other, version: 3 }] })
  for (const aggregateId of [kept, other]) {
    const { body: journal } = await auditor.api.readJournal({ query: { aggregateId } })
    expect(journal.items.map(({ action }) => action)).toEqual([
      'separateInstitutions',
      'mergeInstitutions',
      'addInstitution',
    ])
  }
})

test('of two who merge towards each other at once, one does and nothing goes round in a circle', async () => {
  const [one, other] = await institutionsIn(api, [
    anInstitution({ name: 'Casa Norte' }),
    anInstitution({ name: 'Casa Sur' }),
  ])
  if (one === undefined || other === undefined) throw new Error('there are two')
  const merge = (institutionId: typeof one, duplicateId: typeof one) =>
    api.mergeInstitutions({ params: { institutionId }, ifMatch: 1, body: { duplicateId } })
  const both = await Promise.allSettled([merge(one, other), merge(other, one)])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const read = async (institutionId: typeof one) =>
    (await api.readInstitution({ params: { institutionId } })).body
  const bound = [await read(one), await read(other)].filter(({ mergedInto }) => mergedInto !== undefined)
  expect(bound).toHaveLength(1)
})

test('an event says what is wrong with it, by field', async () => {
  const plan = (change: Parameters<typeof anEvent>[1]) =>
    refusalOf(api.planEvent({ body: anEvent(programme.id, change) }))
  const faults = [
    [{ format: undefined }, 'body.format', 'required'],
    [{ place: undefined }, 'body.place', 'required'],
    [{ day: '1990-01-01' }, 'body.day', 'outside_term'],
    [{ timeZone: 'Mexico/City' }, 'body.timeZone', 'unknown_time_zone'],
    [{ networkId: programme.id as never }, 'body.networkId', 'unknown_reference'],
  ] as const
  for (const [change, path, code] of faults) {
    expect((await plan(change)).errors, path).toMatchObject([{ path, code }])
  }
})

test('who came is written once it began, corrected by another edition, and said twice only once', async () => {
  const [casa, school] = await institutionsIn(api, [
    anInstitution({ name: 'Casa Cuatro' }),
    anInstitution({ name: 'Escuela Cuatro', kind: 'school' }),
  ])
  if (casa === undefined || school === undefined) throw new Error('there are two')
  const { body: ahead } = await api.planEvent({ body: anEvent(programme.id, { day: inDays(9) }) })
  const early = api.recordEventAttendance({ params: { eventId: ahead.id }, ifMatch: 1, body: { lines: [] } })
  expect((await refusalOf(early)).code).toBe('not_possible')
  const { body: event } = await api.planEvent({ body: anEvent(programme.id, { day: inDays(-3) }) })
  const params = { eventId: event.id }
  const wrong = api.recordEventAttendance({
    params,
    ifMatch: 1,
    body: {
      lines: [
        { institutionId: casa, persons: 2, returning: 3 },
        { institutionId: casa, persons: 1 },
        { institutionId: programme.id as never, persons: 1 },
      ],
    },
  })
  expect((await refusalOf(wrong)).errors).toMatchObject([
    { path: 'body.lines[0].returning', code: 'too_big_value' },
    { path: 'body.lines[1].institutionId', code: 'twice' },
    { path: 'body.lines[2].institutionId', code: 'unknown_reference' },
  ])
  const first = { lines: [{ institutionId: casa, persons: 2 }], others: { persons: 1, returning: 0 } }
  const held = await record(api, event.id, 1, first)
  expect(held).toMatchObject({ state: 'held', version: 2 })
  // Its answer was lost, and it is sent again upon the version that its sender knew.
  expect(await record(api, event.id, 1, first)).toEqual(held)
  const second = { lines: [...first.lines, { institutionId: school, persons: 4 }] }
  const stale = api.recordEventAttendance({ params, ifMatch: 1, body: second })
  expect((await refusalOf(stale)).code).toBe('stale_version')
  await record(api, event.id, 2, second)
  const { body } = await coach.api.readEventAttendance({ params })
  expect(body.editions.map(({ version, lines, others }) => [version, lines.length, others.persons])).toEqual([
    [1, 1, 1],
    [2, 2, 0],
  ])
  expect(body.institutions.map(({ name }) => name).toSorted()).toEqual(['Casa Cuatro', 'Escuela Cuatro'])
  const late = await refusalsOf([
    api.cancelEvent({ params, ifMatch: 3 }),
    api.editEvent({ params, ifMatch: 3, body: { title: 'Later' } }),
  ])
  expect(late.map(({ code }) => code)).toEqual(['not_possible', 'not_possible'])
})

test('two events at one place at one time are told of each other, and both are planned', async () => {
  const at = { day: inDays(20), place: 'Casa de Cultura' }
  const { body: first } = await api.planEvent({ body: anEvent(programme.id, at) })
  const { body: second } = await api.planEvent({ body: anEvent(programme.id, { ...at, hour: '12:00' }) })
  expect(second.clashes).toEqual([{ eventId: first.id, with: ['place'] }])
  const change = { hour: '13:00', agenda: 'Who does what', capacity: 30 }
  const params = { eventId: second.id }
  const { body: moved } = await api.editEvent({ params, ifMatch: 1, body: change })
  expect(moved).toMatchObject({ ...change, clashes: [] })
  const { body: bare } = await api.editEvent({ params, ifMatch: 2, body: { agenda: null, capacity: null } })
  expect([bare.agenda, bare.capacity]).toEqual([undefined, undefined])
})

test('events up to a day are listed alone, also where that day has passed', async () => {
  const { body: held } = await api.planEvent({ body: anEvent(programme.id, { day: inDays(-200) }) })
  const upTo = async (days: number) =>
    (await api.listEvents({ query: { before: `${inDays(days)}T00:00:00.000Z` } })).body.items.map(
      ({ id }) => id,
    )
  expect(await upTo(-190)).toContain(held.id)
  expect(await upTo(-210)).not.toContain(held.id)
  expect(await upTo(30)).not.toContain(held.id)
})

test('what is lost on the way and sent again is done once', async () => {
  const keyed = { idempotencyKey: 'a-network-on-a-slow-line-in-chiapas' }
  const open = () => api.openNetwork({ body: { name: 'Once' }, ...keyed })
  expect((await open()).body.id).toBe((await open()).body.id)
  const body = anEvent(programme.id, { day: inDays(30) })
  const plan = () => api.planEvent({ body, idempotencyKey: 'an-event-on-a-slow-line-in-chiapas' })
  expect((await plan()).body).toEqual((await plan()).body)
})

test('who reads keeps nothing, and to another organisation none of it is there', async () => {
  const networkId = await aNetwork(api, 'Nuestra')
  expect((await refusalOf(coach.api.openNetwork({ body: { name: 'Mine' } }))).status).toBe(403)
  expect((await refusalOf(auditor.api.listNetworks())).status).toBe(403)
  expect((await refusalOf(stranger.api.readNetwork({ params: { networkId } }))).status).toBe(404)
  const membership = { networkId, since: inDays(-1) }
  const foreign = stranger.api.addInstitution({ body: anInstitution({ membership }) })
  expect((await refusalOf(foreign)).errors).toMatchObject([
    { path: 'body.membership.networkId', code: 'unknown_reference' },
  ])
  expect((await stranger.api.listInstitutions()).body.items).toEqual([])
  const query = { programmeId: programme.id, from: inDays(-30), to: inDays(30) }
  expect((await refusalOf(stranger.api.readEventFigures({ query }))).errors).toMatchObject([
    { path: 'query.programmeId', code: 'unknown_reference' },
  ])
})

test('a read takes at most three calls, and a command one more than it reads', async () => {
  const { body: event } = await api.planEvent({ body: anEvent(programme.id, { day: inDays(-7) }) })
  const calls = async (act: () => Promise<unknown>) => {
    await act()
    return (await callsDuring(stage.cloud, act)).length
  }
  const query = { programmeId: programme.id, from: inDays(-30), to: inDays(30) }
  expect(await calls(() => api.readEventFigures({ query }))).toBe(3)
  expect(await calls(() => api.listEvents())).toBe(1)
  expect(await calls(() => api.listInstitutions())).toBe(1)
  expect(await calls(() => api.readEventAttendance({ params: { eventId: event.id } }))).toBe(3)
})
