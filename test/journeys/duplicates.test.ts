import { expect, test } from 'vitest'
import { memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { fatou, journey, preparedCase, referralIn, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, dakar, elsewhere, lea } = houses
const way = journey(houses)

test('whoever is taken in a second time is taken in, and the coach is told who it may be', async () => {
  const first = await takeIn(miriam.api, fatou())
  const again = await miriam.api.takeInParticipant({
    body: fatou({ names: [{ kind: 'official', primary: true, given: 'Fatu', family: 'N’Diaye' }] }),
  })
  expect(again.status).toBe(201)
  expect(again.body.likelyMatches).toMatchObject([
    { participantId: first.id, grounds: ['name', 'birth', 'phone'], coachId: memberId(miriam) },
  ])
  // Of a colleague's case a coach learns whom to ask, and no more; another organisation learns nothing.
  const { body: seen } = await jonas.api.takeInParticipant({ body: fatou() })
  expect(seen.likelyMatches?.every((match) => match.participantId === undefined)).toBe(true)
  expect(seen.likelyMatches?.[0]).toEqual({
    coachId: memberId(miriam),
    grounds: ['name', 'birth', 'phone'],
  })
  const { body: stranger } = await lea.api.takeInParticipant({ body: fatou() })
  expect(stranger.likelyMatches).toBeUndefined()
  const { body: other } = await miriam.api.takeInParticipant({ body: named('Oumar', 'Ba') })
  expect(other.likelyMatches).toBeUndefined()
})

test('a coordinator merges two cases and separates them, until one of them is referred', async () => {
  const kept = await preparedCase(houses, named('Aïssata', 'Camara'))
  const duplicate = await takeIn(miriam.api, named('Aissatou', 'Kamara', { gender: 'female' }))
  const params = { participantId: kept.id }
  const body = { duplicateId: duplicate.id }
  expect(await refusalOf(miriam.api.mergeParticipants({ params, body, ifMatch: 1 }))).toMatchObject({
    status: 403,
  })
  const merge = async () => {
    const { version } = (await lead.api.readParticipant({ params })).body
    return (await lead.api.mergeParticipants({ params, body, ifMatch: version })).body
  }
  const separate = async () => {
    const { version } = (await lead.api.readParticipant({ params })).body
    return lead.api.separateParticipants({ params, body, ifMatch: version })
  }
  expect(await merge()).toMatchObject({ gender: 'female', merged: [{ participantId: duplicate.id }] })
  const closed = (await lead.api.readParticipant({ params: { participantId: duplicate.id } })).body
  expect(closed).toMatchObject({ stage: 'closed', mergedInto: kept.id })
  const frozen = lead.api.editParticipant({
    params: { participantId: duplicate.id },
    body: { returnDistrict: 'Thiès' },
    ifMatch: closed.version,
  })
  expect(await refusalOf(frozen)).toMatchObject({ status: 409, what: 'already_merged' })
  expect(await refusalOf(way.draft(duplicate.id))).toMatchObject({ status: 409, what: 'already_merged' })

  const { body: apart } = await separate()
  expect(apart.gender).toBeUndefined()
  const reopened = (await lead.api.readParticipant({ params: { participantId: duplicate.id } })).body
  expect([reopened.stage, reopened.mergedInto]).toEqual(['interested', undefined])

  const { version } = await merge()
  await way.draft(kept.id)
  expect(await refusalOf(separate())).toMatchObject({ status: 409, what: 'referred_since' })
  const erasing = lead.api.eraseParticipant({ params, ifMatch: version })
  expect(await refusalOf(erasing)).toMatchObject({ status: 409 })
  const { body: journal } = await lead.api.readCaseJournal({ params })
  expect(journal.items.map(({ action }) => action)).toContain('mergeParticipants')
})

test('a case has one handover to an organisation at a time; another organisation, or a referral, is something else', async () => {
  const { id } = await preparedCase(houses)
  const live = await way.draft(id)
  expect(await refusalOf(way.draft(id))).toMatchObject({
    status: 409,
    code: 'already_exists',
    what: 'handover',
    referralId: live.id,
  })
  await way.draft(id, 'referral')
  await miriam.api.createReferral({
    body: { participantId: id, to: elsewhere.id, kind: 'handover', needs: ['advice'] },
  })
  await miriam.api.withdrawReferral({ ...way.at(live), body: { reason: 'other' } })
  expect((await way.draft(id)).to).toBe(dakar.id)
})

test('a case that is closed as a duplicate takes back what is out for it', async () => {
  const { id } = await preparedCase(houses)
  const offered = await referralIn(houses, 'offered', 'handover', id)
  const draft = await way.draft(id, 'referral')
  const params = { participantId: id }
  const { version } = (await miriam.api.readParticipant({ params })).body
  const close = { stage: 'closed', closingReason: 'duplicate' } as const
  await miriam.api.moveStage({ params, ifMatch: version, body: close })
  for (const referral of [offered, draft]) {
    const { body } = await miriam.api.readReferral({ params: { referralId: referral.id } })
    expect(body.state).toBe('withdrawn')
  }
})

test('a case whose person another organisation works with already is no duplicate that can just be closed', async () => {
  const { id } = await preparedCase(houses)
  await referralIn(houses, 'active', 'handover', id)
  const params = { participantId: id }
  const { version } = (await miriam.api.readParticipant({ params })).body
  const close = { stage: 'closed', closingReason: 'duplicate' } as const
  expect(await refusalOf(miriam.api.moveStage({ params, ifMatch: version, body: close }))).toMatchObject({
    status: 409,
    what: 'referral_under_way',
  })
})
