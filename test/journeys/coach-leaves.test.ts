import { expect, test } from 'vitest'
import { anAssessment, memberId, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { fatou, journey, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { meanwhile } from '../support/meanwhile.ts'
import { refusalOf } from '../support/refusal.ts'

/* A day in the life: a coach leaves with all their work, on both sides; somebody takes over, and they come back. */

const cases = 40
const live = 12

const stage = await openTestCloud()
const { cloud } = stage
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief, lea, kofi, admins } = houses
const way = journey(houses)
const sarah = await stage.join(admins.bfz, ['coach'])
const moussa = await stage.join(admins.dakar, ['coach'])

type Participant = Awaited<ReturnType<typeof takeIn>>
const people: Participant[] = []
const referrals: SeenReferral[] = []
for (let n = 0; n < cases; n += 1) people.push(await takeIn(miriam.api, fatou()))
for (const { id } of people.slice(0, live)) {
  await miriam.api.recordAssessment({ params: { participantId: id }, body: anAssessment() })
  referrals.push(await way.accepted(await way.offered(await way.asked(await way.draft(id)))))
}
const own = people.map(({ id }) => id)
const received = referrals.flatMap(({ participantId }) => participantId ?? [])
const ours = new Set<string>([...own, ...received])

/** How many of those cases and referrals somebody can read, one by one and in their lists. */
async function reaches(
  { api }: Person,
  ids: readonly Participant['id'][],
  box: 'inbox' | 'outbox',
  some: readonly SeenReferral[] = referrals,
) {
  const count = async (calls: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(calls)
    return settled.filter(({ status }) => status === 'fulfilled').length
  }
  const listed: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { body } = await api.listParticipants({ query: { limit: 50, ...(cursor && { cursor }) } })
    listed.push(...body.items.map(({ id }) => id))
    cursor = body.next
    if (cursor === undefined) break
  }
  const { body: boxed } = await api.listReferrals({ query: { box, limit: 50 } })
  const known = new Set<string>(referrals.map(({ id }) => id))
  return {
    cases: await count(ids.map((participantId) => api.readParticipant({ params: { participantId } }))),
    listed: listed.filter((id) => ours.has(id)).length,
    referrals: await count(some.map(({ id }) => api.readReferral({ params: { referralId: id } }))),
    boxed: boxed.items.filter(({ id }) => known.has(id)).length,
  }
}

const all = { cases, listed: cases, referrals: live, boxed: live }
const received_ = { cases: live, listed: live, referrals: live, boxed: live }
const nothing = { cases: 0, listed: 0, referrals: 0, boxed: 0 }

/** Whoever has nothing to do with any of it is told the same as of what does not exist, at every moment. */
async function nobodyElseSees() {
  // Their lists are looked at as a whole, and one by one a few.
  const few = own.filter((_, place) => place % 13 === 0)
  for (const stranger of [lea, kofi, jonas]) {
    expect(await reaches(stranger, few, 'outbox', referrals.slice(0, 3))).toEqual(nothing)
    const [some] = referrals
    if (some === undefined) throw new Error('nothing is under way')
    const { status } = await refusalOf(stranger.api.previewPackage({ params: { referralId: some.id } }))
    expect(status).toBe(404)
  }
}

const tryToRemove = async (admin: Person, { memberId: id }: Person) => {
  const { version } = await admin.api.readMember({ params: { memberId: id } })
  return refusalOf(admin.api.removeMember({ params: { memberId: id }, ifMatch: version ?? 0 }))
}

async function handOnAll(by: Person, from: Person, to: Person): Promise<readonly number[]> {
  const moved: number[] = []
  for (let left = Number.POSITIVE_INFINITY; left > 0; ) {
    const { body } = await by.api.handOn({
      params: { memberId: memberId(from) },
      body: { to: memberId(to) },
    })
    moved.push(body.moved)
    left = body.left.cases + body.left.deputyOf
    await nobodyElseSees()
  }
  return moved
}

test('nobody leaves with open work, and nobody is given what they cannot see', async () => {
  expect(await reaches(miriam, own, 'outbox')).toEqual(all)
  await nobodyElseSees()
  expect(await tryToRemove(admins.bfz, miriam)).toMatchObject({
    status: 409,
    code: 'work_left',
    cases,
    deputyOf: 0,
  })
  expect(await tryToRemove(admins.dakar, awa)).toMatchObject({ code: 'work_left', cases: live })
  expect(await tryToRemove(admins.dakar, ibrahima)).toMatchObject({ code: 'work_left', deputyOf: live })
  const { version } = await admins.bfz.api.readMember({ params: { memberId: miriam.memberId } })
  const demoted = admins.bfz.api.editMember({
    params: { memberId: miriam.memberId },
    body: { roles: ['auditor'] },
    ifMatch: version ?? 0,
  })
  expect(await refusalOf(demoted)).toMatchObject({ code: 'work_left' })
  const to = (whom: Person) =>
    refusalOf(lead.api.handOn({ params: { memberId: memberId(miriam) }, body: { to: memberId(whom) } })).then(
      ({ errors }) => errors?.map(({ path, code }) => `${path} ${code}`),
    )
  expect(await to(admins.bfz)).toEqual(['body.to sees_no_cases'])
  expect(await to(awa)).toEqual(['body.to unknown_reference'])
  expect(await to(miriam)).toEqual(['body.to same_member'])
  expect(
    (
      await refusalOf(
        miriam.api.handOn({ params: { memberId: memberId(miriam) }, body: { to: memberId(sarah) } }),
      )
    ).status,
  ).toBe(403)
  expect(await reaches(miriam, own, 'outbox')).toEqual(all)
})

test('a coach’s work goes to a successor, step by step, and is with one of the two at every moment', async () => {
  const moved = await handOnAll(lead, miriam, sarah)
  expect(moved).toEqual([20, 20])
  expect(await reaches(sarah, own, 'outbox')).toEqual(all)
  expect(await reaches(miriam, own, 'outbox')).toEqual(nothing)
  const { body: inbox } = await sarah.api.readInbox({ query: { limit: 50 } })
  expect(inbox.items.filter(({ what }) => what === 'record_departure')).toHaveLength(live)
  const [first] = own
  if (first === undefined) throw new Error('nobody was taken in')
  const { body: journal } = await lead.api.readCaseJournal({ params: { participantId: first } })
  expect(journal.items.map(({ action }) => action)).toContain('handOnCase')
})

test('the same at the receiver, where the deputy covers meanwhile', async () => {
  expect(await reaches(ibrahima, received, 'inbox')).toEqual(received_)
  await handOnAll(chief, awa, moussa)
  expect(await reaches(moussa, received, 'inbox')).toEqual(received_)
  expect(await reaches(awa, received, 'inbox')).toEqual(nothing)
  expect(await reaches(ibrahima, received, 'inbox')).toEqual(received_)
})

test('whoever left comes back under their own id, to nothing of what was handed on', async () => {
  const { version } = await admins.bfz.api.readMember({ params: { memberId: miriam.memberId } })
  await admins.bfz.api.removeMember({ params: { memberId: miriam.memberId }, ifMatch: version ?? 0 })
  await cloud.settled()
  cloud.forgetAuthorizations()
  expect((await refusalOf(miriam.api.listParticipants())).status).toBe(403)
  const { body: back } = await admins.bfz.api.inviteMember({
    body: { name: 'Miriam again', email: miriam.email, roles: ['coach'] },
  })
  expect(back.id).toBe(miriam.memberId)
  await cloud.settled()
  cloud.forgetAuthorizations()
  const { access } = await stage.signIn(miriam.email)
  const returned = { ...miriam, api: stage.client(access) }
  expect(await reaches(returned, own, 'outbox')).toEqual(nothing)
  await handOnAll(lead, sarah, returned)
  expect(await reaches(returned, own, 'outbox')).toEqual(all)
  expect(await reaches(sarah, own, 'outbox')).toEqual(nothing)
  expect(await reaches(moussa, received, 'inbox')).toEqual(received_)
})

test('a case goes to a successor also where somebody changes it at the same moment', async () => {
  const [leaving, taking] = [await stage.join(admins.bfz, ['coach']), await stage.join(admins.bfz, ['coach'])]
  const { id: participantId } = await takeIn(leaving.api, fatou())
  const { body } = await meanwhile(
    cloud,
    () => lead.api.handOn({ params: { memberId: memberId(leaving) }, body: { to: memberId(taking) } }),
    () =>
      leaving.api.editParticipant({
        params: { participantId },
        ifMatch: 1,
        body: { returnDistrict: 'Pikine' },
      }),
  )
  expect(body).toEqual({ moved: 1, left: { cases: 0, deputyOf: 0 } })
  expect((await taking.api.readParticipant({ params: { participantId } })).body.returnDistrict).toBe('Pikine')
})
