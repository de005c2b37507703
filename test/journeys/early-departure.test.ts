import { describe, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { inDays, journey, preparedCase, referralIn, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, dakar } = houses
const way = journey(houses)

const daysUntil = (instant = '') => (Date.parse(instant) - Date.now()) / 86_400_000

/** A case with a plan of which the first item was begun. */
async function begunCase() {
  const participant = await preparedCase(houses)
  const params = { participantId: participant.id }
  const { body: plan } = await miriam.api.readPlan({ params })
  const itemId = plan.items[0]?.id ?? ''
  await miriam.api.recordPlanProgress({
    params: { ...params, itemId },
    body: { status: 'partly', teachingUnitsDone: 3 },
    ifMatch: plan.version,
  })
  return { participant, params, itemId }
}

describe('a flight that is brought forward', () => {
  test('moves case, plan, certificates and the offer on the way with one command', async () => {
    const { participant, params, itemId } = await begunCase()
    const offered = await way.offered(await way.asked(await way.draft(participant.id)))
    const before = offered.deadlines.find(({ policy }) => policy === 'decision')
    expect(daysUntil(before?.dueAt)).toBeGreaterThan(9)

    const date = inDays(5)
    const { body: screen } = await miriam.api.departEarly({
      params,
      body: { date, arrivalWindow: { earliest: date, latest: inDays(6) } },
      ifMatch: participant.version,
    })
    expect(screen).toMatchObject({
      version: participant.version + 1,
      participant: { plannedDeparture: { date, certainty: 'booked' } },
      plan: {
        frozenAt: expect.any(String),
        certificateRequests: [{ itemId, teachingUnitsDone: 3, state: 'requested' }],
      },
      referrals: [
        {
          id: offered.id,
          state: 'offered',
          urgency: 'urgent',
          track: 'fast',
          version: offered.version + 1,
          request: { plannedDeparture: date, arrivalWindow: { earliest: date, latest: inDays(6) } },
        },
      ],
    })
    const decision = screen.referrals[0]?.deadlines.find(({ policy }) => policy === 'decision')
    // Three working days, with a weekend and a feast between them at the most.
    expect(daysUntil(decision?.dueAt)).toBeLessThan(9)
    expect(Date.parse(decision?.dueAt ?? '')).toBeLessThan(Date.parse(before?.dueAt ?? ''))

    const atDakar = { params: { referralId: offered.id } }
    const { body: seen } = await awa.api.readReferral(atDakar)
    expect(seen).toMatchObject({ urgency: 'urgent', track: 'fast', advancedAt: expect.any(String) })
    expect(JSON.stringify(seen)).not.toContain('plannedDeparture')
    const { body: timeline } = await awa.api.readTimeline(atDakar)
    expect(timeline.items.at(-1)).toMatchObject({
      command: 'advance-departure',
      side: 'sender',
      detail: { arrivalWindow: { earliest: date, latest: inDays(6) } },
    })

    const accepted = await way.accepted(await way.acknowledged(seen))
    const asking = accepted.deadlines.find(({ policy }) => policy === 'departure_question')
    expect(daysUntil(asking?.dueAt)).toBeLessThan(32)
  })

  test('leaves a plan on which nothing but progress is noted, until somebody leaves later after all', async () => {
    const { participant, params, itemId } = await begunCase()
    const { body: screen } = await miriam.api.departEarly({
      params,
      body: { date: inDays(5) },
      ifMatch: participant.version,
    })
    const ifMatch = screen.plan?.version ?? 0
    const moduleId = screen.plan?.items[0]?.moduleId
    if (moduleId === undefined) throw new Error('the plan has items')
    const added = miriam.api.addPlanItem({ params, body: { moduleId, purpose: 'Once more' }, ifMatch })
    expect(await refusalOf(added)).toMatchObject({ status: 409, code: 'not_possible', what: 'plan_frozen' })
    const { body: noted } = await miriam.api.recordPlanProgress({
      params: { ...params, itemId },
      body: { status: 'partly', teachingUnitsDone: 4 },
      ifMatch,
    })
    expect(noted.certificateRequests).toMatchObject([{ itemId, teachingUnitsDone: 4 }])
    const { body: repeated } = await miriam.api.unfreezePlan({ params, ifMatch: noted.version })
    expect(repeated.frozenAt).toBeUndefined()
    const more = { params, body: { moduleId, purpose: 'Once more' }, ifMatch: repeated.version }
    expect((await miriam.api.addPlanItem(more)).status).toBe(201)
  })

  test('begins an urgent offer where nobody was asked yet, and no second one where somebody was', async () => {
    const { participant, params } = await begunCase()
    const offer = { to: dakar.id, kind: 'handover' as const, needs: ['job_search' as const] }
    const { body: screen } = await miriam.api.departEarly({
      params,
      body: { date: inDays(5), offer },
      ifMatch: participant.version,
    })
    expect(screen.referrals).toMatchObject([
      {
        state: 'draft',
        urgency: 'urgent',
        track: 'fast',
        request: { needs: ['job_search'], plannedDeparture: inDays(5) },
        warnings: ['short_notice', 'fast_track'],
      },
    ])
    const { body: there } = await miriam.api.listReferrals({ query: params })
    expect(there.items.map(({ id }) => id)).toEqual(screen.referrals.map(({ id }) => id))
    const second = miriam.api.departEarly({
      params,
      body: { date: inDays(4), offer },
      ifMatch: screen.version,
    })
    expect(await refusalOf(second)).toMatchObject({ code: 'not_possible', what: 'offered_already' })
    const { body: sooner } = await miriam.api.departEarly({
      params,
      body: { date: inDays(4) },
      ifMatch: screen.version,
    })
    expect(sooner.referrals).toMatchObject([{ version: 2, request: { plannedDeparture: inDays(4) } }])
  })

  test('moves what a colleague sent, for whoever works with the case', async () => {
    const offered = await referralIn(houses, 'offered')
    const params = { participantId: offered.participantId ?? '' }
    const { body: participant } = await lead.api.readParticipant({ params })
    const { body: moved } = await lead.api.editParticipant({
      params,
      body: { coachId: jonas.memberId as typeof participant.coachId },
      ifMatch: participant.version,
    })
    const call = { params, body: { date: inDays(3) }, ifMatch: moved.version }
    expect(await refusalOf(miriam.api.departEarly(call))).toMatchObject({ status: 404 })
    expect((await jonas.api.departEarly(call)).body.referrals).toMatchObject([
      { id: offered.id, track: 'fast' },
    ])
  })

  test('happens once however often it is sent, and all of it or nothing', async () => {
    const { participant, params } = await begunCase()
    const draft = await way.draft(participant.id)
    const call = { params, body: { date: inDays(5) }, ifMatch: participant.version }
    const idempotencyKey = 'fly-on-friday-already'
    const { body: first } = await miriam.api.departEarly({ ...call, idempotencyKey })
    const repeated = await miriam.api.departEarly({ ...call, idempotencyKey })
    expect(repeated.headers.get('idempotency-replayed')).toBe('true')
    expect(repeated.body).toEqual(first)

    expect(await refusalOf(miriam.api.departEarly(call))).toMatchObject({ code: 'stale_version' })
    const { body: seen } = await miriam.api.readReferral({ params: { referralId: draft.id } })
    expect(seen.version).toBe(2)
    const { body: journal } = await lead.api.readCaseJournal({ params })
    expect(
      journal.items.filter(({ action }) => action === 'departEarly').map(({ fields }) => fields),
    ).toEqual(expect.arrayContaining([['plannedDeparture'], ['frozenAt', 'certificateRequests']]))
  })

  test('is one that is brought forward, to a day that has not passed', async () => {
    const { participant, params } = await begunCase()
    const to = (date: string) =>
      refusalOf(miriam.api.departEarly({ params, body: { date }, ifMatch: participant.version }))
    expect(await to(inDays(61))).toMatchObject({
      errors: [{ path: 'body.date', code: 'not_brought_forward' }],
    })
    expect(await to(inDays(-2))).toMatchObject({ errors: [{ path: 'body.date', code: 'in_the_past' }] })
  })
})
