import type { ParticipantId } from '@passerelle/domain/kernel'
import { describe, expect, test } from 'vitest'
import { endings, inYears } from '../retention/support.ts'
import { aPerson, aProgramme, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { inDays, journey, twoHouses } from '../support/exchange.ts'
import { callsDuring } from '../support/interference.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud({ concurrency: 1 })
const { admin } = await stage.openTenant()
const [coordinator, coach, colleague, counsellor] = [
  await stage.join(admin, ['coordinator']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['counsellor']),
]
const { run, close } = endings(stage)
const of = (participantId: ParticipantId) => ({ params: { participantId } })
const hold = { ground: 'legal_claim', until: inDays(60) } as const

describe('how long a case is kept', () => {
  test('is told with the reason: open, closed, and for its funders', async () => {
    const { programme } = await aProgramme(coordinator.api)
    const { id } = await takeIn(coach.api, aPerson({ programmeId: programme.id }))
    const before = await coach.api.readRetention(of(id))
    expect(before.body).toEqual({
      version: 1,
      case: { stoppedBy: 'case_open' },
      proof: [{ programmeId: programme.id, stoppedBy: 'last_payment_unknown' }],
      holds: [],
    })
    await close(coach, id)
    const paid = inDays(-1)
    const { body } = await coordinator.api.editProgramme({
      params: { programmeId: programme.id },
      body: { lastPaymentOn: paid },
      ifMatch: programme.version,
    })
    expect(body.lastPaymentOn).toBe(paid)
    expect((await coach.api.readRetention(of(id))).body).toMatchObject({
      case: { dueOn: inYears(2), because: 'case_closed' },
      proof: [{ dueOn: `${Number(paid.slice(0, 4)) + 6}-01-01`, because: 'last_payment' }],
    })
    const moneyComes = { params: { programmeId: programme.id }, body: { lastPaymentOn: null } }
    const taken = await coordinator.api.editProgramme({ ...moneyComes, ifMatch: body.version })
    expect(taken.body.lastPaymentOn).toBeUndefined()
  })

  test('does not run while a referral is under way', async () => {
    const houses = await twoHouses(stage)
    const { id } = await takeIn(houses.miriam.api)
    const draft = await journey(houses).draft(id)
    await close(houses.miriam, id)
    expect((await houses.miriam.api.readRetention(of(id))).body.case).toEqual({
      stoppedBy: 'referral_under_way',
    })
    expect(await run(inYears(3))).toMatchObject({ ended: 0, failed: 0 })
    await houses.miriam.api.withdrawReferral({
      params: { referralId: draft.id },
      body: { reason: 'other', comment: 'Stays after all' },
      ifMatch: draft.version,
    })
    expect((await houses.miriam.api.readRetention(of(id))).body.case).toMatchObject({ dueOn: inYears(2) })
  })

  test.each([
    ['that has not come', inDays(2), 'in_the_future'],
    ['before the programme', '2025-12-31', 'too_early'],
  ])('is not counted from a payment %s', async (_, lastPaymentOn, code) => {
    const { programme } = await aProgramme(coordinator.api)
    const change = {
      params: { programmeId: programme.id },
      body: { lastPaymentOn },
      ifMatch: programme.version,
    }
    expect(await refusalOf(coordinator.api.editProgramme(change))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.lastPaymentOn', code }],
    })
  })

  test('is nobody’s business who does not work with the case', async () => {
    const { id } = await takeIn(coach.api)
    for (const who of [colleague, counsellor]) {
      expect(await refusalOf(who.api.readRetention(of(id)))).toMatchObject({ status: 404 })
      expect(await refusalOf(who.api.placeHold({ ...of(id), body: hold }))).toMatchObject({ status: 404 })
    }
    expect(await refusalOf(admin.api.readRetention(of(id)))).toMatchObject({ status: 403 })
  })
})

describe('a hold', () => {
  test('keeps a case from being erased, and says why and how long', async () => {
    const { id, version } = await takeIn(coach.api)
    const { body, headers } = await coach.api.placeHold({ ...of(id), body: hold })
    expect(body).toMatchObject({ version: 2, holds: [{ ...hold, placedBy: coach.memberId }] })
    expect(headers.get('etag')).toBe('"2"')
    expect(await refusalOf(coordinator.api.eraseParticipant({ ...of(id), ifMatch: version }))).toMatchObject({
      status: 409,
      code: 'on_hold',
      ground: hold.ground,
      until: hold.until,
    })
    const [placed] = body.holds
    if (placed === undefined) throw new Error('there is a hold')
    const end = { params: { participantId: id, holdId: placed.id } }
    expect(await refusalOf(coach.api.endHold({ ...end, ifMatch: 2 }))).toMatchObject({ status: 403 })
    expect(await refusalOf(coordinator.api.endHold({ ...end, ifMatch: 1 }))).toMatchObject({ status: 412 })
    const ended = await coordinator.api.endHold({ ...end, ifMatch: 2 })
    expect(ended.body.holds).toMatchObject([{ endedBy: coordinator.memberId }])
    expect(await refusalOf(coordinator.api.endHold({ ...end, ifMatch: 3 }))).toMatchObject({
      status: 409,
      what: 'hold_ended',
    })
    expect((await coordinator.api.eraseParticipant({ ...of(id), ifMatch: version })).status).toBe(204)
    const rows = [...(await scan(stage.cloud, 'main')), ...(await scan(stage.cloud, 'keys'))]
    expect(
      rows.filter(({ pk, sk, entity }) => entity !== 'JournalEntry' && `${pk}${sk}`.includes(id)),
    ).toEqual([])
  })

  test('is told to the person in plain words, on their page and in their copy', async () => {
    const { id } = await takeIn(coach.api)
    const { api } = await ownLink(stage, coach, { id })
    expect((await api.readSelf()).body.held).toEqual([])
    await coach.api.placeHold({ ...of(id), body: { ground: 'complaint', until: '2027-06-30' } })
    const { body } = await api.readSelf()
    expect(body.held).toMatchObject([{ ground: 'complaint', until: '2027-06-30' }])
    expect(body.held[0]?.text).toContain('2027')
    const copy = (await api.readOwnCopy()).body
    const held = copy.case.find((kind) => kind.of === 'CaseHolds')
    expect(held?.records).toMatchObject([{ holds: [{ ground: 'complaint', until: '2027-06-30' }] }])
    expect(JSON.stringify(held)).not.toContain(coach.memberId)
  })

  test('is placed once, however often the same is sent', async () => {
    const { id } = await takeIn(coach.api)
    const order = { ...of(id), body: hold, idempotencyKey: `hold-${id}` }
    const [first, again] = [await coach.api.placeHold(order), await coach.api.placeHold(order)]
    expect(again.body).toEqual(first.body)
    expect(first.body.holds).toHaveLength(1)
  })

  test('is written down, and so is its end', async () => {
    const { id } = await takeIn(coach.api)
    const { body } = await coach.api.placeHold({ ...of(id), body: hold })
    const holdId = body.holds[0]?.id ?? ('' as never)
    await coordinator.api.endHold({ params: { participantId: id, holdId }, ifMatch: 2 })
    const { items } = (await coordinator.api.readCaseJournal(of(id))).body
    expect(items.map(({ action }) => action)).toEqual(['endHold', 'placeHold', 'takeInParticipant'])
  })

  test.each([
    ['today', inDays(0), 'not_in_the_future'],
    ['for more than three years', inDays(1100), 'too_late'],
  ])('is not placed %s', async (_, until, code) => {
    const { id } = await takeIn(coach.api)
    expect(await refusalOf(coach.api.placeHold({ ...of(id), body: { ...hold, until } }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.until', code }],
    })
  })
})

describe('what goes next', () => {
  test('is told with names to those who see all cases, without to an admin, and to nobody else', async () => {
    const { id } = await takeIn(coach.api)
    await close(coach, id)
    const query = { until: inYears(2), limit: 100 }
    const { items } = (await coordinator.api.listEndings({ query })).body
    expect(items).toContainEqual(
      expect.objectContaining({
        participantId: id,
        what: 'case',
        dueOn: inYears(2),
        names: expect.anything(),
      }),
    )
    const bare = (await admin.api.listEndings({ query })).body.items.find((line) => line.participantId === id)
    expect(bare).toEqual({ participantId: id, what: 'case', closedOn: inDays(0), dueOn: inYears(2) })
    expect(await refusalOf(coach.api.listEndings())).toMatchObject({ status: 403 })
    // Ninety days from today, unless said.
    expect((await coordinator.api.listEndings()).body.items).toEqual([])
  })

  test('names the programmes that are over and of which nobody has said when they were paid last', async () => {
    const { body: programme } = await coordinator.api.openProgramme({
      body: {
        template: 'reintegration_coaching_with_qualification',
        term: { from: '2024-01-01', to: '2025-12-31' },
      },
    })
    const unpaid = async () => (await admin.api.listEndings()).body.unpaid
    expect(await unpaid()).toContainEqual({ programmeId: programme.id })
    await coordinator.api.editProgramme({
      params: { programmeId: programme.id },
      body: { lastPaymentOn: '2026-03-31' },
      ifMatch: programme.version,
    })
    expect(await unpaid()).not.toContainEqual({ programmeId: programme.id })
  })

  test('takes few calls', async () => {
    const { id } = await takeIn(coach.api)
    const calls = async (act: () => Promise<unknown>) => (await callsDuring(stage.cloud, act)).length
    expect(await calls(() => coach.api.readRetention(of(id)))).toBe(5)
    expect(await calls(() => coach.api.placeHold({ ...of(id), body: hold }))).toBeLessThanOrEqual(7)
    expect(await calls(() => coordinator.api.listEndings())).toBe(2)
  })
})
