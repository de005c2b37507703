import { maxFormerProgrammes } from '@passerelle/domain/casework'
import { describe, expect, test } from 'vitest'
import { aPerson, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { inDays, signedCorridor, today } from '../support/exchange.ts'
import { countAll, figuresOf } from '../support/figures.ts'
import { meanwhile } from '../support/meanwhile.ts'
import { refusalOf } from '../support/refusal.ts'
import { aTemplate } from '../support/templates.ts'

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const lead = await stage.join(admin, ['coordinator'])
const { api } = lead
const coach = await stage.join(admin, ['coach'])

/** A programme from nothing that ends in a while, and one that goes on longer. */
async function twoProgrammes() {
  const { modules: _, targets: __, sites: ___, ...frame } = aTemplate()
  const open = async (term: { from: string; to: string }) =>
    (await api.openProgramme({ body: { ...frame, term } })).body
  return [
    await open({ from: '2025-01-01', to: inDays(60) }),
    await open({ from: '2026-01-01', to: inDays(900) }),
  ] as const
}

const inProgramme = async (programmeId: string, stages: readonly ('interested' | 'decided')[]) => {
  const people = []
  for (const stage of stages) people.push(await takeIn(coach.api, aPerson({ programmeId, stage } as never)))
  return people
}

const sunset = async (programmeId: string, query: { limit?: number; cursor?: string } = {}) =>
  (await api.readSunset({ params: { programmeId }, query })).body

describe('the end of a programme', () => {
  test('tells who is left, what each needs, and what is kept until when', async () => {
    const [ending, next] = await twoProgrammes()
    const params = { programmeId: ending.id }
    const [one, two, done] = await inProgramme(ending.id, ['interested', 'decided', 'decided'])
    await coach.api.moveStage({
      params: { participantId: done?.id ?? '' },
      ifMatch: 1,
      body: { stage: 'closed', closingReason: 'stays' },
    })
    const before = await sunset(ending.id)
    expect(before).toMatchObject({
      version: 1,
      endsOn: ending.term.to,
      isOver: false,
      counts: {
        open: 2,
        closed: 1,
        stages: [
          { stage: 'interested', number: 1 },
          { stage: 'decided', number: 1 },
        ],
      },
      items: [
        { id: two?.id, needs: 'close' },
        { id: one?.id, needs: 'close' },
      ],
    })
    expect(before).not.toHaveProperty('sunset')
    // Nobody has said yet when money came last.
    expect(before.kept).toEqual({ casesUntil: expect.stringMatching(/^\d{4}-/) })

    const successor = { kind: 'programme' as const, programmeId: next.id }
    const { body: prepared } = await api.prepareSunset({
      params,
      ifMatch: 1,
      body: { endsOn: inDays(30), successor },
    })
    expect(prepared).toMatchObject({ version: 2, state: 'active', sunset: { endsOn: inDays(30), successor } })
    await api.editProgramme({ params, ifMatch: 2, body: { lastPaymentOn: '2026-02-01' } })
    const after = await sunset(ending.id, { limit: 1 })
    expect(after).toMatchObject({ version: 3, items: [{ id: two?.id, needs: 'hand_on' }] })
    expect(after.kept.proofUntil).toBe('2032-01-01')
    const rest = await sunset(ending.id, { limit: 1, ...(after.next && { cursor: after.next }) })
    expect(rest.items).toMatchObject([{ id: one?.id, names: one?.names }])
    expect(rest).not.toHaveProperty('next')

    await api.withdrawSunset({ params, ifMatch: 3 })
    expect(await sunset(ending.id)).toMatchObject({ version: 4, endsOn: ending.term.to })
    expect(await refusalOf(api.withdrawSunset({ params, ifMatch: 3 }))).toMatchObject({ status: 412 })
  })

  test('is prepared by whoever leads, and its people are seen by whoever sees every case', async () => {
    const [ending] = await twoProgrammes()
    const params = { programmeId: ending.id }
    const body = { endsOn: inDays(30) }
    expect((await admin.api.prepareSunset({ params, ifMatch: 1, body })).body.version).toBe(2)
    expect(await refusalOf(admin.api.readSunset({ params }))).toMatchObject({ status: 403 })
    for (const attempt of [
      () => coach.api.readSunset({ params }),
      () => coach.api.prepareSunset({ params, ifMatch: 2, body }),
      () => coach.api.withdrawSunset({ params, ifMatch: 2 }),
      () => coach.api.handOnProgramme({ params, body: {} }),
    ])
      expect(await refusalOf(attempt())).toMatchObject({ status: 403 })
    const { admin: stranger } = await stage.openTenant()
    const other = await stage.join(stranger, ['coordinator'])
    for (const attempt of [
      () => other.api.readSunset({ params }),
      () => other.api.prepareSunset({ params, ifMatch: 2, body }),
      () => other.api.withdrawSunset({ params, ifMatch: 2 }),
      () => other.api.handOnProgramme({ params, body: {} }),
    ])
      expect(await refusalOf(attempt())).toMatchObject({ status: 404 })
  })

  test('leads to what is there, goes on longer and does not lead back', async () => {
    const [ending, next] = await twoProgrammes()
    const at = (programmeId: string, endsOn: string, to: string) =>
      api.prepareSunset({
        params: { programmeId },
        ifMatch: 1,
        body: { endsOn, successor: { kind: 'programme', programmeId: to } } as never,
      })
    const unknown = '7'.repeat(26)
    for (const [endsOn, to, path, code] of [
      [inDays(61), next.id, 'endsOn', 'outside_term'],
      [inDays(30), unknown, 'successor.programmeId', 'unknown_reference'],
      [inDays(30), ending.id, 'successor.programmeId', 'leads_in_a_circle'],
    ] as const)
      expect(await refusalOf(at(ending.id, endsOn, to))).toMatchObject({
        errors: [{ path: `body.${path}`, code }],
      })
    await at(ending.id, inDays(30), next.id)
    expect(await refusalOf(at(next.id, inDays(20), ending.id))).toMatchObject({
      errors: [{ path: 'body.successor.programmeId', code: 'leads_in_a_circle' }],
    })
    const [short] = await twoProgrammes()
    expect(await refusalOf(at(next.id, inDays(600), short.id))).toMatchObject({
      errors: [{ path: 'body.successor.programmeId', code: 'goes_on_no_longer' }],
    })
  })

  test('may lead to an organisation to which people can be referred, with a consent of each', async () => {
    const [ending] = await twoProgrammes()
    const params = { programmeId: ending.id }
    const partner = await stage.openTenant({ kind: 'centre', country: 'SN' })
    const [person] = await inProgramme(ending.id, ['interested'])
    const order = {
      params,
      ifMatch: 1,
      body: { endsOn: inDays(30), successor: { kind: 'organisation' as const, tenantId: partner.tenant.id } },
    }
    expect(await refusalOf(api.prepareSunset(order))).toMatchObject({
      errors: [{ path: 'body.successor.tenantId', code: 'unknown_reference' }],
    })
    await signedCorridor(admin, { tenant: partner.tenant, admin: partner.admin }, {})
    await api.prepareSunset(order)
    expect(await sunset(ending.id)).toMatchObject({ items: [{ id: person?.id, needs: 'refer' }] })
    // Nobody goes to another organisation by a command about all of them.
    expect(await refusalOf(api.handOnProgramme({ params, body: {} }))).toMatchObject({
      status: 409,
      code: 'not_possible',
    })
  })
})

test('open cases go on in the programme that comes after, twenty at a time, each counted once in each', async () => {
  const [ending, next] = await twoProgrammes()
  const params = { programmeId: ending.id }
  const people = await inProgramme(
    ending.id,
    Array.from({ length: 23 }, () => 'interested' as const),
  )
  const [first, last] = [people[0], people.at(-1)]
  const closed = { participantId: last?.id ?? '' }
  await coach.api.moveStage({
    params: closed,
    ifMatch: 1,
    body: { stage: 'closed', closingReason: 'moved_on' },
  })
  expect(await refusalOf(api.handOnProgramme({ params, body: {} }))).toMatchObject({ code: 'not_possible' })
  const successor = { kind: 'programme' as const, programmeId: next.id }
  await api.prepareSunset({ params, ifMatch: 1, body: { endsOn: inDays(30), successor } })
  await countAll(api)
  expect((await figuresOf(api, ending.id)).participants).toBe(23)

  const order = { params, body: {}, idempotencyKey: 'hand-the-first-twenty-on' }
  const { body: once } = await api.handOnProgramme(order)
  expect(once).toMatchObject({ moved: 20, left: 2, next: expect.any(String) })
  // Sent again because the answer was lost, it moves nothing more.
  expect((await api.handOnProgramme(order)).body).toEqual({ moved: 0, left: 2 })
  const { body: twice } = await api.handOnProgramme({
    params,
    body: { ...(once.next && { cursor: once.next }) },
  })
  expect(twice).toEqual({ moved: 2, left: 0 })
  expect((await api.handOnProgramme({ params, body: {} })).body).toEqual({ moved: 0, left: 0 })

  const { body: moved } = await api.readParticipant({ params: { participantId: first?.id ?? '' } })
  expect(moved).toMatchObject({
    version: 2,
    programmeId: next.id,
    formerProgrammes: [{ programmeId: ending.id, until: today() }],
    coachId: coach.memberId,
  })
  expect((await api.readParticipant({ params: closed })).body.programmeId).toBe(ending.id)
  expect((await sunset(ending.id)).counts).toEqual({ open: 0, closed: 1, stages: [] })
  expect((await sunset(next.id)).counts.open).toBe(22)
  const { body: journal } = await api.readCaseJournal({ params: { participantId: first?.id ?? '' } })
  expect(journal.items.map(({ action }) => action)).toContain('handOnToProgramme')

  await countAll(api)
  expect((await figuresOf(api, ending.id)).participants).toBe(23)
  expect((await figuresOf(api, next.id)).participants).toBe(22)

  // One that has ended takes nobody in.
  await inProgramme(ending.id, ['interested'])
  await api.editProgramme({ params: { programmeId: next.id }, ifMatch: 1, body: { state: 'ended' } })
  expect(await refusalOf(api.handOnProgramme({ params, body: {} }))).toMatchObject({ code: 'not_possible' })
})

test('a case goes on, also where somebody changes it at the same moment', async () => {
  const [ending, next] = await twoProgrammes()
  const params = { programmeId: ending.id }
  const [person] = await inProgramme(ending.id, ['interested'])
  const body = { endsOn: inDays(30), successor: { kind: 'programme' as const, programmeId: next.id } }
  await api.prepareSunset({ params, ifMatch: 1, body })
  const of = { params: { participantId: person?.id ?? '' } }
  const { body: handed } = await meanwhile(
    stage.cloud,
    () => api.handOnProgramme({ params, body: {} }),
    () => coach.api.editParticipant({ ...of, ifMatch: 1, body: { returnDistrict: 'Brikama' } }),
  )
  expect(handed).toEqual({ moved: 1, left: 0 })
  expect((await coach.api.readParticipant(of)).body).toMatchObject({
    programmeId: next.id,
    returnDistrict: 'Brikama',
  })
})

test('a case that has gone on as often as a case may stays, and holds up nobody', async () => {
  const two = await twoProgrammes()
  const person = (await inProgramme(two[0].id, ['interested']))[0]
  for (let gone = 0; gone <= maxFormerProgrammes; gone += 1) {
    const [from, to] = gone % 2 === 0 ? two : [two[1], two[0]]
    const params = { programmeId: from.id }
    const [other] = gone === maxFormerProgrammes ? await inProgramme(from.id, ['decided']) : []
    const { version } = await sunset(from.id)
    const successor = { kind: 'programme' as const, programmeId: to.id }
    await api.prepareSunset({ params, ifMatch: version, body: { endsOn: inDays(30), successor } })
    const { body } = await api.handOnProgramme({ params, body: {} })
    expect(body).toEqual(other ? { moved: 1, left: 1 } : { moved: 1, left: 0 })
    if (other) expect((await sunset(from.id)).items).toMatchObject([{ id: person?.id, needs: 'hand_on' }])
    await api.withdrawSunset({ params, ifMatch: version + 1 })
  }
})

test('a prepared end stays within the term', async () => {
  const [ending] = await twoProgrammes()
  const params = { programmeId: ending.id }
  await api.prepareSunset({ params, ifMatch: 1, body: { endsOn: inDays(30) } })
  const corrected = (to: string, ifMatch: number) =>
    api.editProgramme({ params, ifMatch, body: { term: { from: ending.term.from, to } } })
  expect(await refusalOf(corrected(inDays(20), 2))).toMatchObject({
    errors: [{ path: 'body.term', code: 'outside_term' }],
  })
  expect((await corrected(inDays(30), 2)).body).toMatchObject({ version: 3, sunset: { endsOn: inDays(30) } })
  await api.withdrawSunset({ params, ifMatch: 3 })
  expect((await corrected(inDays(20), 4)).body.term.to).toBe(inDays(20))
})
