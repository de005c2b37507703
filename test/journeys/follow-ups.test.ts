import type { FollowUpView } from '@passerelle/contract'
import { calendarOf, isWorkingDay } from '@passerelle/domain/calendar'
import { baselineItems } from '@passerelle/domain/follow-up'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { callsOf } from '../bench/recording.ts'
import { aPerson, aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { inDays, journey, preparedCase, referralIn, today, twoHouses } from '../support/exchange.ts'
import { anEmployment, answeredBy, metByThemselves, metLongAgo, ofMonth } from '../support/follow-up.ts'
import { refusalOf } from '../support/refusal.ts'

// One environment a function, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const houses = await twoHouses(stage)
const { awa, ibrahima, chief, miriam, admins } = houses
const auditor = await stage.join(admins.dakar, ['auditor'])
const counsellor = await stage.join(admins.dakar, ['counsellor'])

/** The calls that somebody's request makes at the engine, without those for keys. */
async function spent(who: Person, act: () => Promise<unknown>): Promise<readonly string[]> {
  const calls = await callsOf(stage.cloud, who, act)
  return calls
    .filter(({ tables }) => tables.has(stage.cloud.tables.main))
    .map(({ operation }) => operation)
    .toSorted()
}

describe('the first contact of a handover', () => {
  test('plans three follow-ups in the case of the receiver, on working days of the place, in its own transaction', async () => {
    const way = journey(houses)
    const departed = await referralIn(houses, 'departed')
    await awa.api.readReferral({ params: { referralId: departed.id } })
    let met = departed
    const calls = await spent(awa, async () => {
      met = await way.met(departed)
    })
    expect(calls).toEqual(['BatchGetItem', 'TransactWriteItems'])
    const participantId = (await awa.api.readReferral({ params: { referralId: met.id } })).body
      .participantId as ParticipantId // an accepted one has a case
    const { body } = await awa.api.listFollowUps({ params: { participantId } })
    expect(body.year).toMatchObject({
      contactOn: today(),
      begunBy: memberId(awa),
      handover: { id: met.id, from: houses.bfz.id, to: houses.dakar.id },
    })
    expect(body.items.map(({ month, due }) => [month, due])).toEqual([
      [3, 'ahead'],
      [6, 'ahead'],
      [12, 'ahead'],
    ])
    const senegal = calendarOf('SN')
    for (const { dueOn } of body.items) expect(isWorkingDay(dueOn, senegal)).toBe(true)
    const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: participantId } })
    expect(journal.items.map(({ action }) => action)).toContain('beginFollowUps')

    // They outlive the end of the work.
    await way.completed(met)
    expect((await awa.api.listFollowUps({ params: { participantId } })).body.items).toHaveLength(3)
    // The sender's case has none, and knows of none.
    const own = (await miriam.api.readReferral({ params: { referralId: met.id } })).body
      .participantId as ParticipantId // the sender's own
    expect((await miriam.api.listFollowUps({ params: { participantId: own } })).body).toEqual({ items: [] })
    expect((await refusalOf(miriam.api.listFollowUps({ params: { participantId } }))).status).toBe(404)
  })

  test('leaves a year alone that a caseworker has begun before', async () => {
    const way = journey(houses)
    const departed = await referralIn(houses, 'departed')
    const participantId = (await awa.api.readReferral({ params: { referralId: departed.id } })).body
      .participantId as ParticipantId // an accepted one has a case
    const { body: person } = await awa.api.readParticipant({ params: { participantId } })
    const { body: there } = await awa.api.moveStage({
      params: { participantId },
      ifMatch: person.version,
      body: { stage: 'departed' },
    })
    await awa.api.moveStage({
      params: { participantId },
      ifMatch: there.version,
      body: { stage: 'returned' },
    })
    await awa.api.beginFollowUps({ params: { participantId }, body: { contactOn: inDays(-1) } })
    await way.met(departed)
    const { body } = await awa.api.listFollowUps({ params: { participantId } })
    expect(body.year?.contactOn).toBe(inDays(-1))
    expect(body.items).toHaveLength(3)
  })

  test('begins no year where a service begins: the person is the sender’s', async () => {
    const active = await referralIn(houses, 'active', 'referral')
    const participantId = (await awa.api.readReferral({ params: { referralId: active.id } })).body
      .participantId as ParticipantId // an accepted one has a case
    expect((await awa.api.listFollowUps({ params: { participantId } })).body.items).toEqual([])
  })
})

describe('a year of somebody who came by themselves', () => {
  test('begins once, with the first contact', async () => {
    const { participantId } = await metByThemselves(awa.api)
    const again = { params: { participantId }, body: { contactOn: inDays(-5) } }
    expect(await refusalOf(awa.api.beginFollowUps(again))).toMatchObject({ code: 'already_exists' })
  })

  test('begins for nobody who has not returned, in no other’s case, and on no day that cannot be', async () => {
    const { id } = await takeIn(awa.api)
    const begin = (contactOn: string, participantId = id, who = awa) =>
      refusalOf(who.api.beginFollowUps({ params: { participantId }, body: { contactOn } }))
    expect(await begin(today())).toMatchObject({ code: 'not_possible' })
    const { id: back } = await takeIn(awa.api, aPerson({ stage: 'returned' }))
    expect((await begin(today(), back, ibrahima)).status).toBe(404)
    expect(await begin(inDays(3), back)).toMatchObject({
      errors: [{ path: 'body.contactOn', code: 'in_the_future' }],
    })
    expect(await begin('2011-03-01', back)).toMatchObject({
      errors: [{ path: 'body.contactOn', code: 'implausible_date' }],
    })
    expect(await begin('2026-02-30', back)).toMatchObject({ status: 400 })
  })

  test('of two who begin it at once, one does, and nothing is doubled', async () => {
    const { id: participantId } = await takeIn(awa.api, aPerson({ stage: 'returned' }))
    const begin = () => awa.api.beginFollowUps({ params: { participantId }, body: { contactOn: today() } })
    const both = await Promise.allSettled([begin(), begin()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await awa.api.listFollowUps({ params: { participantId } })).body.items).toHaveLength(3)
  })
})

describe('how it went', () => {
  let participantId: ParticipantId
  let third: FollowUpView
  beforeAll(async () => {
    const met = await metByThemselves(awa.api)
    participantId = met.participantId
    third = ofMonth(met.begun, 3)
  })
  const at = () => ({ params: { participantId, followUpId: third.id } })

  test('is written down after some tries, corrected, and what stood before is kept', async () => {
    expect(third.due).toBe('overdue')
    const attempts = [{ on: inDays(-9), way: 'phone' as const }]
    const { body: tried } = await awa.api.recordFollowUp({ ...at(), ifMatch: 1, body: { attempts } })
    expect(tried).toMatchObject({ state: 'open', version: 2, due: 'overdue' })
    const said = { ...anEmployment({ note: 'In a tailor’s shop' }), attempts }
    const { body: done } = await awa.api.recordFollowUp({ ...at(), ifMatch: 2, body: said })
    expect(done).toMatchObject({ state: 'done', result: said.result, recordedBy: memberId(awa) })
    expect(done).not.toHaveProperty('due')
    const { body: corrected } = await chief.api.recordFollowUp({
      ...at(),
      ifMatch: 3,
      body: { ...anEmployment({ outcome: 'self_employed' }), attempts },
    })
    expect(corrected.earlier).toMatchObject([
      { attempts, recordedBy: memberId(awa) },
      { result: said.result, recordedBy: memberId(awa) },
    ])
    expect((await awa.api.readFollowUp(at())).body).toEqual(corrected)
    const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: third.id } })
    expect(journal.items.map(({ action }) => action)).toEqual(Array(3).fill('recordFollowUp'))
  })

  test('is known already where an answer was lost and it is sent again', async () => {
    const { participantId: id, begun } = await metByThemselves(awa.api)
    const followUpId = ofMonth(begun, 3).id
    const send = () =>
      awa.api.recordFollowUp({
        params: { participantId: id, followUpId },
        ifMatch: 1,
        body: anEmployment(),
      })
    expect((await send()).body).toEqual((await send()).body)
  })

  test('is refused field by field, to who saw an older version, and in another’s case', async () => {
    const { participantId: id, begun } = await metByThemselves(awa.api)
    const params = { participantId: id, followUpId: ofMonth(begun, 3).id }
    const record = (body: Parameters<typeof awa.api.recordFollowUp>[0]['body'], ifMatch = 1, who = awa) =>
      refusalOf(who.api.recordFollowUp({ params, ifMatch, body }))
    const on = (day: string) => record(anEmployment({ on: day }))
    expect(await on(inDays(-200))).toMatchObject({
      errors: [{ path: 'body.result.on', code: 'before_contact' }],
    })
    expect(await on(inDays(2))).toMatchObject({ errors: [{ path: 'body.result.on', code: 'in_the_future' }] })
    expect(await on(inDays(-80))).toMatchObject({ errors: [{ path: 'body.result.on', code: 'too_early' }] })
    expect(await on('2569-06-10')).toMatchObject({
      errors: [{ path: 'body.result.on', code: 'implausible_date' }],
    })
    expect(await record(anEmployment({ since: today() }))).toMatchObject({
      errors: [{ path: 'body.result.since', code: 'after_conversation' }],
    })
    expect(await record(anEmployment(), 7)).toMatchObject({ status: 412 })
    expect((await record(anEmployment(), 1, ibrahima)).status).toBe(404)
    expect((await record(anEmployment(), 1, miriam)).status).toBe(404)
    // Of a month that has not come yet nobody can know.
    const sixth = { ...params, followUpId: ofMonth(begun, 6).id }
    expect(
      await refusalOf(awa.api.recordFollowUp({ params: sixth, ifMatch: 1, body: anEmployment() })),
    ).toMatchObject({ errors: [{ code: 'too_early' }] })
  })

  test('of two who write at once, the second sees that they came too late', async () => {
    const { participantId: id, begun } = await metByThemselves(awa.api)
    const params = { participantId: id, followUpId: ofMonth(begun, 3).id }
    const both = await Promise.allSettled(
      (['employed', 'self_employed'] as const).map((outcome) =>
        chief.api.recordFollowUp({ params, ifMatch: 1, body: anEmployment({ outcome }) }),
      ),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await chief.api.readFollowUp({ params })).body.earlier).toEqual([])
  })

  test('is a caseworker’s business, a counsellor’s as well, and no admin’s or auditor’s', async () => {
    const met = await metByThemselves(counsellor.api)
    expect(met.begun.items).toHaveLength(3)
    for (const who of [auditor, admins.dakar]) {
      const refusal = await refusalOf(who.api.listFollowUps({ params: { participantId: met.participantId } }))
      expect(refusal.status).toBe(403)
      expect((await refusalOf(who.api.listDueFollowUps({}))).status).toBe(403)
    }
  })
})

describe('how somebody fares, by the questions of the instrument', () => {
  const best = (change: Readonly<Record<string, number>> = {}) =>
    answeredBy(({ reverse, last }) => (reverse ? 0 : last), change)

  test('is told before the departure by a part of them, afterwards by all, and how it changed', async () => {
    const { participantId, begun } = await metByThemselves(awa.api)
    const params = { participantId }
    const before = best().filter(({ item }) => baselineItems.some(({ key }) => key === item))
    const worse = before.map((one) => (one.item === 'home' ? { ...one, answer: 0 } : one))
    const { body: baseline } = await awa.api.recordBaseline({
      params,
      body: { heldOn: inDays(-150), answers: worse },
    })
    expect(baseline.score).toMatchObject({ economic: 1, answeredShare: 1, band: 'light' })
    expect(
      await refusalOf(awa.api.recordBaseline({ params, body: { heldOn: inDays(-150), answers: before } })),
    ).toMatchObject({ code: 'already_exists' })
    const at = { params: { ...params, followUpId: ofMonth(begun, 3).id } }
    const { body: done } = await awa.api.recordFollowUp({
      ...at,
      ifMatch: 1,
      body: { ...anEmployment(), answers: best() },
    })
    expect(done.score).toEqual({
      economic: 1,
      social: 1,
      psychosocial: 1,
      composite: 1,
      answeredShare: 1,
      band: 'light',
    })
    expect(done.delta?.economic).toBe(0)
    expect(done.delta?.social).toBeGreaterThan(0)

    // A list tells figures; whoever reads answers is written down.
    const { body: listed } = await awa.api.listFollowUps({ params })
    expect(JSON.stringify(listed)).not.toContain('answers')
    expect(listed.baseline?.score).toEqual(baseline.score)
    const { body: whole } = await awa.api.readFollowUp(at)
    expect(whole.response?.answers).toEqual(best())
    expect((await awa.api.readBaseline({ params })).body.response.answers).toEqual(worse)
    const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: at.params.followUpId } })
    expect(journal.items.map(({ action }) => action)).toEqual(['readFollowUp', 'recordFollowUp'])
    const { body: ofCase } = await auditor.api.readJournal({ query: { aggregateId: participantId } })
    expect(ofCase.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['readBaseline', 'recordBaseline']),
    )
    expect(JSON.stringify([journal, ofCase])).not.toContain('psychosocial')

    const { body: again } = await awa.api.rewriteBaseline({
      params,
      ifMatch: 1,
      body: { heldOn: inDays(-150), answers: before },
    })
    expect(again.version).toBe(2)
    expect((await awa.api.listFollowUps({ params })).body.items[0]?.delta?.social).toBe(0)
  })

  test('has no figure where too little was answered, and refuses what was not asked', async () => {
    const { participantId, begun } = await metByThemselves(awa.api)
    const at = { params: { participantId, followUpId: ofMonth(begun, 3).id } }
    const record = (answers: ReturnType<typeof best>, ifMatch: number) =>
      awa.api.recordFollowUp({ ...at, ifMatch, body: { ...anEmployment(), answers } })
    const { body: some } = await record(best().slice(0, 5), 1)
    expect(some.score).toMatchObject({ economic: null, social: null, composite: null, band: null })
    const refused = await refusalOf(
      record(
        [
          { item: 'work', answer: 1 },
          { item: 'work_next', answer: 1 },
          { item: 'identity_paper', answer: 3 },
        ],
        2,
      ),
    )
    expect(refused.errors).toMatchObject([
      { path: 'body.answers[1].item', code: 'not_asked' },
      { path: 'body.answers[2].answer', code: 'too_big_value' },
    ])
    const tried = { attempts: [{ on: inDays(-1), way: 'phone' as const }], answers: best() }
    expect(await refusalOf(awa.api.recordFollowUp({ ...at, ifMatch: 2, body: tried }))).toMatchObject({
      errors: [{ path: 'body.answers', code: 'not_reached' }],
    })
    const late = { heldOn: today(), answers: [{ item: 'home' as const, answer: 1 }] }
    expect(await refusalOf(awa.api.recordBaseline({ params: { participantId }, body: late }))).toMatchObject({
      errors: [{ path: 'body.heldOn', code: 'after_contact' }],
    })
  })

  test('is asked in the languages of the platform, with as many answers as a scale has', async () => {
    for (const [language, dir] of [
      ['ar', 'rtl'],
      ['fr', 'ltr'],
    ] as const) {
      const { body } = await awa.api.readInstrument({ query: { language } })
      expect(body).toMatchObject({ key: 'REINT-TOPICS', version: 1, lang: language, dir })
      expect(body.items).toHaveLength(30)
      for (const { answers, text } of body.items) {
        expect(text.length).toBeGreaterThan(10)
        expect([2, 5]).toContain(answers.length)
        expect(answers.every((answer) => answer.length > 1)).toBe(true)
      }
    }
  })
})

describe('the outcome comes back to the coach', () => {
  const seenBySender = async (referralId: string) => {
    const { body } = await miriam.api.readReferral({ params: { referralId } as never }) // an id
    return body.outcomes ?? []
  }

  const answers = [{ item: 'worries' as const, answer: 4 }]

  test('where the person agreed to that: a code, a month and a day, and nothing of what was said', async () => {
    const { met, params } = await metLongAgo(houses, true)
    expect(await seenBySender(met.id)).toEqual([])
    const note = 'Said in confidence'
    await awa.api.recordFollowUp({ params, ifMatch: 1, body: { ...anEmployment({ note }), answers } })
    expect(await seenBySender(met.id)).toEqual([{ month: 3, outcome: 'employed', date: inDays(-2) }])
    const told = await Promise.all([
      miriam.api.readReferral({ params: { referralId: met.id } }),
      miriam.api.readTimeline({ params: { referralId: met.id } }),
      miriam.api.readPackage({ params: { referralId: met.id } }),
    ])
    for (const secret of [note, 'worries', 'own_word', inDays(-30)]) {
      expect(JSON.stringify(told.map(({ body }) => body))).not.toContain(secret)
    }
    expect(told[1].body.items.at(-1)).toMatchObject({ command: 'report-outcome', side: 'receiver' })
    // A correction puts right what the coach sees.
    await chief.api.recordFollowUp({ params, ifMatch: 2, body: anEmployment({ outcome: 'in_training' }) })
    expect(await seenBySender(met.id)).toMatchObject([{ month: 3, outcome: 'in_training' }])
    const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: params.followUpId } })
    expect(journal.items.map(({ action }) => action)).toEqual(['recordFollowUp', 'recordFollowUp'])
  })

  test('not where the person did not agree to it, and the follow-up is kept all the same', async () => {
    const { met, params } = await metLongAgo(houses, false)
    const { body } = await awa.api.recordFollowUp({ params, ifMatch: 1, body: anEmployment() })
    expect(body.state).toBe('done')
    expect(await seenBySender(met.id)).toEqual([])
  })

  test('not after the yes was taken back, nor what came back before', async () => {
    const { met, params } = await metLongAgo(houses, true)
    await awa.api.recordFollowUp({ params, ifMatch: 1, body: anEmployment() })
    expect(await seenBySender(met.id)).toHaveLength(1)
    const { body: now } = await miriam.api.readReferral({ params: { referralId: met.id } })
    await miriam.api.revokeConsent({
      params: { referralId: met.id },
      ifMatch: now.version,
      body: { way: 'phone' },
    })
    expect(await seenBySender(met.id)).toEqual([])
    await awa.api.recordFollowUp({ params, ifMatch: 2, body: anEmployment({ outcome: 'seeking' }) })
    expect(await seenBySender(met.id)).toEqual([])
  })

  test('goes on past a step of the referral that comes in between, and costs one read more', async () => {
    const { met, params } = await metLongAgo(houses, true)
    await awa.api.readReferral({ params: { referralId: met.id } })
    const send = () => awa.api.recordFollowUp({ params, ifMatch: 1, body: anEmployment() })
    const [read, query, write] = ['BatchGetItem', 'Query', 'TransactWriteItems']
    const calls = await spent(awa, send)
    expect(calls.filter((call) => call === write)).toHaveLength(1)
    expect(calls.filter((call) => call === query).length).toBeLessThanOrEqual(2)
    expect(calls.filter((call) => call === read).length).toBeLessThanOrEqual(3)

    const second = await metLongAgo(houses, true)
    const both = await Promise.all([
      awa.api.recordFollowUp({ params: second.params, ifMatch: 1, body: anEmployment() }),
      awa.api.writeMessage({ params: { referralId: second.met.id }, body: { text: 'Meanwhile' } }),
      chief.api
        .completeReferral({
          params: { referralId: second.met.id },
          ifMatch: second.met.version,
          body: { outcome: 'employed', date: today() },
        })
        .catch(() => undefined),
    ])
    expect(both[0].body.state).toBe('done')
    const outcomes = await seenBySender(second.met.id)
    expect(outcomes.filter(({ month }) => month === 3)).toHaveLength(1)
  })
})

describe('a follow-up besides those of the year', () => {
  test('is planned once for a day, after the first contact', async () => {
    const { participantId } = await metByThemselves(awa.api)
    const plan = (aimedOn: string) => awa.api.planFollowUp({ params: { participantId }, body: { aimedOn } })
    const { body: extra } = await plan(inDays(20))
    expect(extra).toMatchObject({ aimedOn: inDays(20), state: 'open', due: 'ahead' })
    expect(await refusalOf(plan(inDays(20)))).toMatchObject({ code: 'already_exists' })
    expect(await refusalOf(plan(inDays(-20)))).toMatchObject({ errors: [{ code: 'in_the_past' }] })
    const { id } = await takeIn(awa.api)
    expect(
      await refusalOf(awa.api.planFollowUp({ params: { participantId: id }, body: { aimedOn: inDays(20) } })),
    ).toMatchObject({ code: 'not_possible' })
  })

  test('is planned once, however often it is sent', async () => {
    const { participantId } = await metByThemselves(awa.api)
    const idempotencyKey = 'a-follow-up-on-a-slow-line'
    const send = () =>
      awa.api.planFollowUp({ params: { participantId }, body: { aimedOn: inDays(40) }, idempotencyKey })
    expect((await send()).body).toEqual((await send()).body)
  })
})

describe('what is due', () => {
  test('is listed for who works with the case, the longest overdue first, with how often somebody tried', async () => {
    const nurse = await stage.join(admins.dakar, ['coach'])
    const early = await metByThemselves(
      nurse.api,
      inDays(-130),
      named('Bakary', 'Diop', { stage: 'returned' }),
    )
    const late = await metByThemselves(
      nurse.api,
      inDays(-120),
      named('Chidi', 'Okafor', { stage: 'returned' }),
    )
    await nurse.api.recordFollowUp({
      params: { participantId: late.participantId, followUpId: ofMonth(late.begun, 3).id },
      ifMatch: 1,
      body: { attempts: [{ on: inDays(-1), way: 'phone' }] },
    })
    const { body: due } = await nurse.api.listDueFollowUps({})
    expect(due.items).toMatchObject([
      {
        participantId: early.participantId,
        month: 3,
        due: 'overdue',
        attempts: 0,
        names: [{ given: 'Bakary' }],
      },
      { participantId: late.participantId, month: 3, due: 'overdue', attempts: 1 },
    ])
    const { body: ahead } = await nurse.api.listDueFollowUps({ query: { until: inDays(300) } })
    expect(ahead.items).toHaveLength(6)
    // A coordinator sees those of all cases; a coach of another one none of these.
    const all = (await chief.api.listDueFollowUps({ query: { limit: 100 } })).body.items
    expect(all.map(({ participantId }) => participantId)).toContain(early.participantId)
    const others = (await ibrahima.api.listDueFollowUps({ query: { limit: 100 } })).body.items
    expect(others.map(({ participantId }) => participantId)).not.toContain(early.participantId)
    // A case that goes to another coach goes with what is due.
    const { body: person } = await chief.api.readParticipant({
      params: { participantId: early.participantId },
    })
    await chief.api.editParticipant({
      params: { participantId: early.participantId },
      ifMatch: person.version,
      body: { coachId: memberId(ibrahima) },
    })
    const now = (await nurse.api.listDueFollowUps({})).body.items
    expect(now.map(({ participantId }) => participantId)).toEqual([late.participantId])
    // Once it is done it waits for nobody.
    await nurse.api.recordFollowUp({
      params: { participantId: late.participantId, followUpId: ofMonth(late.begun, 3).id },
      ifMatch: 2,
      body: anEmployment(),
    })
    expect((await nurse.api.listDueFollowUps({})).body.items).toEqual([])
  })

  test('goes with the person who is erased', async () => {
    const { participantId } = await metByThemselves(chief.api, inDays(-140))
    const { body: person } = await chief.api.readParticipant({ params: { participantId } })
    await chief.api.eraseParticipant({ params: { participantId }, ifMatch: person.version })
    const due = (await chief.api.listDueFollowUps({ query: { limit: 100 } })).body.items
    expect(due.map((each) => each.participantId)).not.toContain(participantId)
  })
})

describe('after how many days it is asked', () => {
  test('an organisation says, and goes back to calendar months', async () => {
    const { admin } = await stage.openTenant({ kind: 'centre', country: 'GH', language: 'en' })
    const coach = await stage.join(admin, ['coach'])
    const days = { month3: 80, month6: 170, month12: 350 }
    expect((await admin.api.readFollowUpDays({})).body).toEqual({ version: 1 })
    const set = (
      ifMatch: number,
      body: Parameters<typeof admin.api.setFollowUpDays>[0]['body'],
      who = admin,
    ) => who.api.setFollowUpDays({ ifMatch, body })
    expect((await set(1, { days })).body).toEqual({ days, version: 2 })
    const { begun } = await metByThemselves(coach.api, '2026-03-01')
    expect(begun.items.map(({ aimedOn }) => aimedOn)).toEqual(['2026-05-20', '2026-08-18', '2027-02-14'])
    expect(await refusalOf(set(2, { days: null }, coach))).toMatchObject({ status: 403 })
    expect(await refusalOf(set(1, { days: null }))).toMatchObject({ status: 412 })
    expect((await set(2, { days: null })).body).toEqual({ version: 3 })
    const { begun: later } = await metByThemselves(coach.api, '2026-03-01')
    expect(later.items[0]?.aimedOn).toBe('2026-06-01')
    const wrong = { days: { ...days, month3: 10, month12: 1000 } }
    expect((await refusalOf(set(3, wrong))).errors).toMatchObject([
      { path: 'body.days.month3', code: 'too_small_value' },
      { path: 'body.days.month12', code: 'too_big_value' },
    ])
  })

  test('a programme says for its own people', async () => {
    const { programme } = await aProgramme(chief.api)
    const { body: own } = await chief.api.editProgramme({
      params: { programmeId: programme.id },
      ifMatch: programme.version,
      body: { followUpDays: { month3: 100, month6: 200, month12: 400 } },
    })
    expect(own.followUpDays).toEqual({ month3: 100, month6: 200, month12: 400 })
    const person = aPerson({ stage: 'returned', programmeId: programme.id })
    const { begun } = await metByThemselves(awa.api, '2026-03-01', person)
    expect(begun.items.map(({ aimedOn }) => aimedOn)).toEqual(['2026-06-09', '2026-09-17', '2027-04-05'])
    const { body: without } = await chief.api.editProgramme({
      params: { programmeId: programme.id },
      ifMatch: own.version,
      body: { followUpDays: null },
    })
    expect(without).not.toHaveProperty('followUpDays')
  })
})

test('each operation costs what it says', async () => {
  const { participantId, begun } = await metByThemselves(awa.api)
  const params = { participantId }
  const [read, get, query, write] = ['BatchGetItem', 'GetItem', 'Query', 'TransactWriteItems']
  const followUpId = ofMonth(begun, 3).id
  expect(await spent(awa, () => awa.api.listFollowUps({ params }))).toEqual([read, query])
  expect(
    await spent(awa, () =>
      awa.api.recordFollowUp({ params: { ...params, followUpId }, ifMatch: 1, body: anEmployment() }),
    ),
  ).toEqual([read, query, write])
  expect(await spent(awa, () => awa.api.planFollowUp({ params, body: { aimedOn: inDays(30) } }))).toEqual([
    read,
    query,
    write,
  ])
  expect(await spent(awa, () => awa.api.listDueFollowUps({}))).toEqual([read, query])
  const { id } = await takeIn(awa.api, aPerson({ stage: 'returned' }))
  const begin = () => awa.api.beginFollowUps({ params: { participantId: id }, body: { contactOn: today() } })
  expect(await spent(awa, begin)).toEqual([read, query, write])
  expect(await spent(awa, () => awa.api.readFollowUpDays({}))).toEqual([get])
})

test('a case that nobody prepared has nothing to follow up', async () => {
  const { id: participantId } = await preparedCase(houses)
  expect((await miriam.api.listFollowUps({ params: { participantId } })).body).toEqual({ items: [] })
})
