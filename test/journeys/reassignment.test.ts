import type { Mail } from '@passerelle/local-cloud'
import { expect, test } from 'vitest'
import { memberId, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { journey, referralIn, type SeenReferral, today, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief, admins } = houses
const way = journey(houses)
const [sarah, moussa, counsellor, auditor] = await Promise.all([
  stage.join(admins.bfz, ['coach']),
  stage.join(admins.dakar, ['coach']),
  stage.join(admins.bfz, ['counsellor']),
  stage.join(admins.bfz, ['auditor']),
])

const about = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

type Change = { readonly coachId?: Person; readonly deputyId?: Person | null }

/** A coordinator gives a case to other people. */
async function give({ api }: Person, participantId: SeenReferral['participantId'], to: Change) {
  if (participantId === undefined) throw new Error('a side without a case')
  const params = { participantId }
  const { body } = await api.readParticipant({ params })
  const named = {
    ...(to.coachId && { coachId: memberId(to.coachId) }),
    ...(to.deputyId !== undefined && { deputyId: to.deputyId && memberId(to.deputyId) }),
  }
  return (await api.editParticipant({ params, body: named, ifMatch: body.version })).body
}

/** What somebody finds in the inbox, and in the box of one side. */
async function finds({ api }: Person, box: 'inbox' | 'outbox') {
  const [tasks, list] = [(await api.readInbox()).body, (await api.listReferrals({ query: { box } })).body]
  return { tasks: tasks.items.map(({ referralId }) => referralId), list: list.items.map(({ id }) => id) }
}

/** Everything by which somebody could still work with a referral. */
async function isKeptFrom({ api }: Person, referral: SeenReferral, box: 'inbox' | 'outbox') {
  const at = { ...about(referral), ifMatch: referral.version + 1 }
  const tries = await Promise.all([
    refusalOf(api.readReferral(about(referral))),
    refusalOf(api.previewPackage(about(referral))),
    refusalOf(api.readPackage(about(referral))),
    refusalOf(api.readTimeline(about(referral))),
    refusalOf(api.readMessages(about(referral))),
    refusalOf(api.recordDeparture({ ...at, body: { date: today(), proof: 'border_crossing_confirmation' } })),
    refusalOf(api.confirmFirstContact({ ...at, body: { date: today(), way: 'in_person' } })),
  ])
  expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404))
  const found = await finds({ api } as Person, box)
  expect(found.tasks).not.toContain(referral.id)
  expect(found.list).not.toContain(referral.id)
}

async function letters(): Promise<readonly string[]> {
  await cloud.settled()
  return cloud.mails().flatMap((mail: Mail) => (mail.kind === 'sent' ? [mail.to] : []))
}

test('a referral follows its case to another coach, who finds the task and is told; the one before gets 404', async () => {
  const accepted = await referralIn(houses, 'accepted')
  const told = (await letters()).length
  await give(lead, (await lead.api.readReferral(about(accepted))).body.participantId, { coachId: sarah })
  await isKeptFrom(miriam, accepted, 'outbox')
  const found = await finds(sarah, 'outbox')
  expect(found.tasks).toContain(accepted.id)
  expect(found.list).toContain(accepted.id)
  expect((await letters()).slice(told)).toEqual([sarah.email])

  const { body: now } = await sarah.api.readReferral(about(accepted))
  expect(now).toMatchObject({
    state: 'accepted',
    owner: 'sender',
    sender: { responsibleId: sarah.memberId },
    version: accepted.version + 1,
  })
  const { body: preview } = await sarah.api.previewPackage(about(accepted))
  expect(JSON.stringify(preview)).toContain('Fatou')
  const { body: timeline } = await chief.api.readTimeline(about(accepted))
  expect(timeline.items.at(-1)).toMatchObject({ command: 'reassign', side: 'sender', from: 'accepted' })
  const departed = await sarah.api.recordDeparture({
    ...about(accepted),
    ifMatch: now.version,
    body: { date: today(), proof: 'border_crossing_confirmation' },
  })
  expect(departed.body.state).toBe('departed')
})

test('the same at the receiver, with its own case, whose deputy and adviser change', async () => {
  const departed = await referralIn(houses, 'departed')
  const { body: seen } = await awa.api.readReferral(about(departed))
  await give(chief, seen.participantId, { coachId: moussa, deputyId: null })
  await isKeptFrom(awa, departed, 'inbox')
  await isKeptFrom(ibrahima, departed, 'inbox')
  expect((await finds(moussa, 'inbox')).tasks).toContain(departed.id)
  const { body: now } = await moussa.api.readReferral(about(departed))
  expect(now.receiver).toEqual({ responsibleId: moussa.memberId })
  const met = await moussa.api.confirmFirstContact({
    ...about(departed),
    ifMatch: now.version,
    body: { date: today(), way: 'in_person' },
  })
  expect(met.body).toMatchObject({ state: 'active', owner: 'receiver' })
  // What is over follows as well: whoever works with a person now reads what was.
  const done = await moussa.api.completeReferral({
    ...about(departed),
    ifMatch: met.body.version,
    body: { outcome: 'employed', date: today() },
  })
  await give(chief, seen.participantId, { coachId: awa })
  await isKeptFrom(moussa, done.body, 'inbox')
  expect((await finds(awa, 'inbox')).list).toContain(departed.id)
})

test('a deputy follows with the case, one who was named for a referral alone stays', async () => {
  const { id: participantId } = await takeIn(miriam.api)
  const draft = await way.draft(participantId)
  const { body: other } = await miriam.api.createReferral({
    body: {
      participantId,
      to: houses.elsewhere.id,
      kind: 'referral',
      needs: ['advice'],
      deputyId: memberId(sarah),
    },
  })
  await give(miriam, participantId, { deputyId: jonas })
  expect((await finds(jonas, 'outbox')).tasks).toContain(draft.id)
  await isKeptFrom(jonas, other, 'outbox')
  await give(jonas, participantId, { deputyId: null })
  await isKeptFrom(jonas, draft, 'outbox')
  expect((await sarah.api.readReferral(about(other))).body.sender).toEqual({
    responsibleId: miriam.memberId,
    deputyId: sarah.memberId,
  })
})

test('a case that is accepted once more goes to those who accept it now', async () => {
  const accepted = await referralIn(houses, 'accepted')
  const { body: back } = await chief.api.unacceptReferral({
    ...way.at(accepted),
    body: { reason: 'no_capacity', to: 'offered' },
  })
  const { body: asking } = await chief.api.askQuestions({
    ...way.at(back),
    body: { questions: [{ topic: 'other', text: 'Does she still want to come?' }] },
  })
  const { body: answered } = await miriam.api.answerQuestions({
    ...way.at(asking),
    body: { answers: [{ topic: 'other', text: 'She does.' }] },
  })
  const { body: anew } = await chief.api.acceptReferral({
    ...way.at(answered),
    body: { responsibleId: memberId(moussa), deputyId: memberId(awa) },
  })
  const { participantId } = anew
  if (participantId === undefined) throw new Error('accepted without a case')
  expect(participantId).toBe((await chief.api.readReferral(about(accepted))).body.participantId)
  const { body: kept } = await moussa.api.readParticipant({ params: { participantId } })
  expect(kept).toMatchObject({ coachId: moussa.memberId, deputyId: awa.memberId })
  expect((await refusalOf(ibrahima.api.readParticipant({ params: { participantId } }))).status).toBe(404)
})

test('a case is never given to somebody who cannot see it', async () => {
  const { id: participantId } = await takeIn(miriam.api)
  const live = await way.draft(participantId)
  for (const field of ['coachId', 'deputyId'] as const) {
    const wrong = async (person: Pick<Person, 'memberId'>) => {
      const refused = await refusalOf(give(lead, participantId, { [field]: person } as Change))
      expect(refused.status).toBe(400)
      return refused.errors?.map(({ code }) => code)
    }
    expect(await wrong(auditor)).toEqual(['sees_no_cases'])
    expect(await wrong(admins.bfz)).toEqual(['sees_no_cases'])
    expect(await wrong(awa)).toEqual(['unknown_reference'])
  }
  // A counsellor works with cases, and not with what is on its way to others.
  expect(await refusalOf(give(lead, participantId, { coachId: counsellor }))).toMatchObject({
    errors: [{ code: 'sees_no_cases' }],
  })
  await miriam.api.readReferral(about(live))
  const { id: quiet } = await takeIn(miriam.api)
  expect((await give(lead, quiet, { coachId: counsellor })).coachId).toBe(counsellor.memberId)
})

test('a referral that is begun while its case changes hands is answered for by whoever has the case', async () => {
  const { id: participantId } = await takeIn(miriam.api)
  const hand = (to: Person) => give(lead, participantId, { coachId: to }).catch(() => undefined)
  const begin = () =>
    lead.api
      .createReferral({
        body: { participantId, to: houses.dakar.id, kind: 'referral', needs: ['advice'] },
      })
      .catch(() => undefined)
  for (const to of [sarah, jonas, miriam]) await Promise.all([begin(), hand(to), begin(), begin()])
  const { body: now } = await lead.api.readParticipant({ params: { participantId } })
  const { body: all } = await lead.api.listReferrals({ query: { participantId } })
  expect(all.items.length).toBeGreaterThan(0)
  expect(all.items.map(({ sender }) => sender.responsibleId)).toEqual(all.items.map(() => now.coachId))
})

test('a coach finds whom to name as deputy or witness, and not how to reach them', async () => {
  const { body } = await miriam.api.listColleagues({ query: { limit: 50 } })
  const found = body.items.find(({ id }) => id === jonas.memberId)
  expect(found).toEqual({ id: jonas.memberId, name: 'Mira Member', roles: ['coach'] })
  expect(JSON.stringify(body)).not.toContain('@')
  expect(body.items.map(({ id }) => id)).not.toContain(awa.memberId)
  expect((await counsellor.api.listColleagues()).status).toBe(200)
  // An auditor reads in the journal who acted.
  expect(JSON.stringify((await auditor.api.listColleagues()).body)).not.toContain('@')
  expect((await refusalOf(miriam.api.listMembers())).status).toBe(403)
})

test('a deputy’s list shows the cases in which they stand in', async () => {
  const { id } = await takeIn(miriam.api)
  await give(miriam, id, { deputyId: jonas })
  const listed = async ({ api }: Person) => (await api.listParticipants()).body.items.map((one) => one.id)
  expect(await listed(jonas)).toContain(id)
  expect(await listed(sarah)).not.toContain(id)
  await give(lead, id, { deputyId: null })
  expect(await listed(jonas)).not.toContain(id)
})
