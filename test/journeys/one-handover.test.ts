import type { ParticipantId } from '@passerelle/domain/kernel'
import { expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import {
  inDays,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { inProcess } from '../support/in-process.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, chief, dakar, elsewhere } = houses
const way = journey(houses)
const { at } = way

const handoverOf = (participantId: ParticipantId, to = dakar.id) => ({
  body: { participantId, to, kind: 'handover' as const, needs: ['advice' as const] },
})
const stateOf = async ({ api }: Person, { id }: Pick<SeenReferral, 'id'>) =>
  (await api.readReferral({ params: { referralId: id } })).body
const isThere = { status: 409, code: 'already_exists', what: 'handover' }

test('a case has one handover to an organisation at a time; another organisation, or a referral, is something else', async () => {
  const { id } = await preparedCase(houses)
  const live = await way.draft(id)
  expect(await refusalOf(way.draft(id))).toMatchObject({ ...isThere, referralId: live.id })
  await way.draft(id, 'referral')
  await miriam.api.createReferral(handoverOf(id, elsewhere.id))
  await miriam.api.withdrawReferral({ ...at(live), body: { reason: 'other_centre_chosen' } })
  expect((await way.draft(id)).to).toBe(dakar.id)
})

test('the one under way is named only to who may see it', async () => {
  const { id, version } = await preparedCase(houses)
  const params = { participantId: id }
  await miriam.api.editParticipant({ params, body: { deputyId: memberId(jonas) }, ifMatch: version })
  const order = handoverOf(id)
  const { body: live } = await miriam.api.createReferral({
    body: { ...order.body, deputyId: memberId(lead) },
  })
  // The case's deputy works with the case, and has nothing to do with this referral.
  const refusal = await refusalOf(jonas.api.createReferral(order))
  expect(refusal).toMatchObject(isThere)
  expect(JSON.stringify(refusal)).not.toContain(live.id)
  expect(await refusalOf(lead.api.createReferral(order))).toMatchObject({ referralId: live.id })
})

test('of two that are begun at the same moment one is begun, and the other learns of it', async () => {
  const { id } = await preparedCase(houses)
  const both = await Promise.allSettled([0, 1].map(() => miriam.api.createReferral(handoverOf(id))))
  const begun = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.body] : []))
  expect(begun).toHaveLength(1)
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.problem] : []))
  expect(refused).toMatchObject([{ ...isThere, referralId: begun[0]?.id }])
})

test('without the look at those before it a second one begins, and is seen to', async () => {
  const unlooked = {
    file: 'packages/table/exchange/referral/under-way.ts',
    name: 'assertOneHandover',
    instead: 'async () => undefined',
  }
  const faulty = await (await inProcess(stage, 'api-exchange', [unlooked]))(miriam)
  const { id } = await preparedCase(houses)
  const two = [await faulty.createReferral(handoverOf(id)), await faulty.createReferral(handoverOf(id))]
  expect(new Set(two.map(({ body }) => body.id)).size).toBe(2)
})

test('a second click begins one handover', async () => {
  const { id } = await preparedCase(houses)
  const call = { ...handoverOf(id), idempotencyKey: 'the-same-handover-twice' }
  const { body } = await miriam.api.createReferral(call)
  expect((await miriam.api.createReferral(call)).body.id).toBe(body.id)
})

test('no other way leads to a second one: neither to try again nor to ask another organisation', async () => {
  const { id } = await preparedCase(houses)
  const { body: there } = await miriam.api.createReferral(handoverOf(id, elsewhere.id))
  const first = await referralIn(houses, 'offered', 'handover', id)
  const { body: declined } = await awa.api.declineReferral({
    ...at(first),
    body: { reason: 'no_capacity', declinedBy: 'provider' },
  })
  const rerouting = { ...at(declined), body: { to: elsewhere.id } }
  expect(await refusalOf(lead.api.rerouteReferral(rerouting))).toMatchObject({
    ...isThere,
    referralId: there.id,
  })
  const again = await way.draft(id)
  expect(await refusalOf(lead.api.reopenReferral({ ...at(declined), body: {} }))).toMatchObject({
    ...isThere,
    referralId: again.id,
  })
})

const duplicate = { stage: 'closed', closingReason: 'duplicate' } as const

async function close({ api }: Person, participantId: ParticipantId) {
  const params = { participantId }
  const { version } = (await api.readParticipant({ params })).body
  return api.moveStage({ params, ifMatch: version, body: duplicate })
}

test('a case that is closed as a duplicate takes back what is out for it, and the other side is told why', async () => {
  const { id } = await preparedCase(houses)
  const offered = await referralIn(houses, 'offered', 'handover', id)
  const out = [await way.draft(id, 'referral'), await referralIn(houses, 'awaiting_consent', 'referral', id)]
  const accepted = await referralIn(houses, 'accepted', 'referral', id)
  const { body: call } = await miriam.api.proposeAppointment({
    params: { referralId: accepted.id },
    body: {
      kind: 'pre_departure_call',
      slots: [{ start: `${inDays(10)}T09:00:00.000Z`, end: `${inDays(10)}T10:00:00.000Z` }],
    },
  })
  expect((await close(miriam, id)).body.stage).toBe('closed')
  for (const referral of [offered, ...out, accepted]) {
    expect(await stateOf(miriam, referral)).toMatchObject({ state: 'withdrawn' })
  }
  for (const referral of [offered, accepted]) {
    expect(await stateOf(chief, referral)).toMatchObject({ state: 'withdrawn', openTiers: [] })
    const { body } = await chief.api.readTimeline({ params: { referralId: referral.id } })
    expect(body.items.find(({ command }) => command === 'withdraw')).toMatchObject({ reason: 'duplicate' })
  }
  const { body: appointments } = await miriam.api.listAppointments({ params: { referralId: accepted.id } })
  expect(appointments.items.find((one) => one.id === call.id)?.state).toBe('cancelled')
})

test('a case whose person another organisation works with already is not closed as a duplicate, and nothing is taken back', async () => {
  const { id } = await preparedCase(houses)
  const active = await referralIn(houses, 'active', 'handover', id)
  const draft = await way.draft(id, 'referral')
  expect(await refusalOf(close(miriam, id))).toMatchObject({ status: 409, what: 'referral_under_way' })
  expect([(await stateOf(miriam, active)).state, (await stateOf(miriam, draft)).state]).toEqual([
    'active',
    'draft',
  ])
  const { stage: stands } = (await lead.api.readParticipant({ params: { participantId: id } })).body
  expect(stands).not.toBe('closed')
})

test('a receiver that closes its case as a duplicate gives the handover back, and the sender learns why', async () => {
  const active = await referralIn(houses, 'active')
  const { participantId = '' } = await stateOf(awa, active)
  await close(awa, participantId as ParticipantId) // the receiver's own case, from its view
  expect(await stateOf(miriam, active)).toMatchObject({ state: 'returned', owner: 'receiver' })
  const { body } = await miriam.api.readTimeline({ params: { referralId: active.id } })
  expect(body.items.find(({ command }) => command === 'hand-back')).toMatchObject({ reason: 'duplicate' })
})

test('a yes is taken back by a coordinator of the receiver alone, also with the case', async () => {
  const accepted = await referralIn(houses, 'accepted')
  const { participantId = '' } = await stateOf(awa, accepted)
  const id = participantId as ParticipantId // the receiver's own case, from its view
  expect(await refusalOf(close(awa, id))).toMatchObject({ status: 409, what: 'referral_under_way' })
  expect((await stateOf(awa, accepted)).state).toBe('accepted')
  await close(chief, id)
  expect(await stateOf(miriam, accepted)).toMatchObject({ state: 'declined' })
})

test('a case that is closed for another reason keeps what is out for it', async () => {
  const { id, version } = await preparedCase(houses)
  const draft = await way.draft(id)
  const body = { stage: 'closed', closingReason: 'handed_over' } as const
  await miriam.api.moveStage({ params: { participantId: id }, ifMatch: version, body })
  expect((await stateOf(miriam, draft)).state).toBe('draft')
})
