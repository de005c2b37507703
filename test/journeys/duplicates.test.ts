import type { Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { expect, test } from 'vitest'
import { anInterview, aPerson, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { fatou, inDays, journey, preparedCase, twoHouses } from '../support/exchange.ts'
import { inProcess } from '../support/in-process.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, lea } = houses
const way = journey(houses)
const safety = { shared: false, mayMentionGermany: true }

/** A case as it is now. */
const now = async (participantId: ParticipantId) =>
  (await lead.api.readParticipant({ params: { participantId } })).body

/** Two cases of one person, and the ways to merge and separate them. */
async function aPair(kept?: Participant, duplicate?: Participant) {
  const first = kept ?? (await takeIn(miriam.api, named('Binta', 'Sarr')))
  const second = duplicate ?? (await takeIn(miriam.api, named('Bintou', 'Sarre', { gender: 'female' })))
  const params = { participantId: first.id }
  const body = { duplicateId: second.id }
  const call = async () => ({ params, body, ifMatch: (await now(first.id)).version })
  return {
    kept: first.id,
    duplicate: second.id,
    merge: async () => (await lead.api.mergeParticipants(await call())).body,
    separate: async () => (await lead.api.separateParticipants(await call())).body,
  }
}

test('whoever is taken in a second time is taken in, and the coach is told who it may be', async () => {
  const whatsapp = { kind: 'whatsapp' as const, value: '\u200e+٢٢١ (77) 000-00-01', safety }
  const first = await miriam.api.takeInParticipant({ body: fatou() })
  expect(first.body.likelyMatches).toEqual([])
  const again = await miriam.api.takeInParticipant({
    body: fatou({
      names: [{ kind: 'official', primary: true, given: 'Fatu', family: 'N’Diaye' }],
      birth: { date: '1994-05-01' },
      channels: [whatsapp],
    }),
  })
  expect(again.status).toBe(201)
  expect(again.body.likelyMatches).toEqual([
    {
      participantId: first.body.id,
      names: first.body.names,
      birthYear: 1994,
      stage: 'interested',
      coachId: memberId(miriam),
      grounds: ['name', 'birth', 'phone'],
    },
  ])
  // To another organisation they are nobody.
  const { body: stranger } = await lea.api.takeInParticipant({ body: fatou() })
  expect(stranger).toMatchObject({ likelyMatches: [] })
  expect(stranger.coordinatorShouldLook).toBeUndefined()
})

test.each([
  ['ß and ss', ['Jürgen', 'Weiß'], ['Juergen', 'Weiss'], ['name', 'birth']],
  ['two scripts', ['Yusuf', 'Rahmani'], ['يوسف', 'رحماني'], ['name', 'birth']],
  ['Cyrillic and Latin', ['Айбек', 'Асанов'], ['Aibek', 'Asanov'], ['name', 'birth']],
] as const)('a name in another spelling is the same name: %s', async (_, name, [given, family], grounds) => {
  const { id } = await takeIn(miriam.api, named(name[0], name[1]))
  const { body } = await miriam.api.takeInParticipant({ body: named(given, family) })
  expect(body.likelyMatches).toMatchObject([{ participantId: id, grounds }])
})

test('somebody of the same name who was born in another year is somebody else, and so is a namesake by half', async () => {
  await takeIn(miriam.api, named('Ousmane', 'Diop', { birth: { year: 1980 } }))
  for (const body of [
    named('Ousmane', 'Diop', { birth: { date: '1991-02-03' } }),
    named('Ousmane', 'Cissé', { birth: { year: 1980 } }),
  ]) {
    expect((await miriam.api.takeInParticipant({ body })).body.likelyMatches).toEqual([])
  }
})

test('of a case that a coach may not see they learn that a coordinator should look; its deputy and a coordinator see it', async () => {
  const person = named('Khadija', 'Bensaïd')
  const { id } = await takeIn(miriam.api, person)
  const { body: seen } = await jonas.api.takeInParticipant({ body: person })
  expect(seen).toMatchObject({ likelyMatches: [], coordinatorShouldLook: true })
  expect(JSON.stringify(seen)).not.toContain(id)
  expect(JSON.stringify(seen)).not.toContain(memberId(miriam))
  const { body: all } = await lead.api.takeInParticipant({ body: person })
  expect(all.likelyMatches?.map(({ participantId }) => participantId)).toEqual(
    expect.arrayContaining([id, seen.id]),
  )
  expect(all.coordinatorShouldLook).toBeUndefined()
  await takeIn(miriam.api, named('Halima', 'Bensaïd', { deputyId: memberId(jonas) }))
  const { body: deputy } = await jonas.api.takeInParticipant({ body: named('Halima', 'Bensaid') })
  expect(deputy.likelyMatches).toMatchObject([{ coachId: memberId(miriam) }])
})

test('a warning that forgets whose cases a coach works with tells of a colleague’s, and is seen to', async () => {
  const everybodys = {
    file: 'packages/table/casework/likely-matches.ts',
    name: 'likelyMatches',
    instead: "(honest, table, reach, person) => honest(table, 'all', person)",
  }
  const faulty = await (await inProcess(stage, 'api-casework', [everybodys]))(jonas)
  const person = named('Rokhaya', 'Thiam')
  const { id } = await takeIn(miriam.api, person)
  const { body } = await faulty.takeInParticipant({ body: person })
  expect(body.likelyMatches?.map(({ participantId }) => participantId)).toContain(id)
})

test('a second click takes nobody in, and warns as the first one did', async () => {
  await takeIn(miriam.api, named('Modou', 'Sow'))
  const request = { body: named('Modou', 'Sow'), idempotencyKey: 'the-same-click-twice' }
  const { body: first } = await miriam.api.takeInParticipant(request)
  expect(first.likelyMatches).toHaveLength(1)
  expect((await miriam.api.takeInParticipant(request)).body).toEqual(first)
})

test('of two who take the same person in at the same moment at least one is warned', async () => {
  const body = named('Nafissatou', 'Gueye')
  const both = await Promise.all([0, 1].map(() => miriam.api.takeInParticipant({ body })))
  const told = both.flatMap(({ body: { likelyMatches = [] } }) => likelyMatches)
  expect(told.length).toBeGreaterThanOrEqual(1)
})

test('a coordinator merges two cases and separates them, until one of them is referred', async () => {
  const pair = await aPair(await preparedCase(houses, named('Aïssata', 'Camara')))
  const params = { participantId: pair.kept }
  const asCoach = { params, body: { duplicateId: pair.duplicate }, ifMatch: 1 }
  expect(await refusalOf(miriam.api.mergeParticipants(asCoach))).toMatchObject({ status: 403 })
  expect(await refusalOf(miriam.api.separateParticipants(asCoach))).toMatchObject({ status: 403 })

  expect(await pair.merge()).toMatchObject({
    gender: 'female',
    merged: [{ participantId: pair.duplicate, by: memberId(lead) }],
  })
  expect(await now(pair.duplicate)).toMatchObject({ stage: 'closed', mergedInto: pair.kept })
  // It is found by the name that it took over, and a merged case is told of no more.
  const { body: found } = await miriam.api.listParticipants({ query: { q: 'Bintou Sarre' } })
  expect(found.items.map(({ id }) => id)).toContain(pair.kept)
  const { body: third } = await lead.api.takeInParticipant({ body: named('Bintou', 'Sarre') })
  expect(third.likelyMatches?.map(({ participantId }) => participantId)).not.toContain(pair.duplicate)

  const apart = await pair.separate()
  expect([apart.gender, apart.merged]).toEqual([undefined, undefined])
  const reopened = await now(pair.duplicate)
  expect([reopened.stage, reopened.mergedInto]).toEqual(['interested', undefined])

  await pair.merge()
  await way.draft(pair.kept)
  expect(await refusalOf(pair.separate())).toMatchObject({ status: 409, what: 'referred_since' })
  for (const id of [pair.kept, pair.duplicate]) {
    const { body: journal } = await lead.api.readCaseJournal({ params: { participantId: id } })
    expect(journal.items.filter(({ action }) => action === 'mergeParticipants')).toHaveLength(2)
  }
})

test('a case that goes on as another one takes nothing in any more, but still goes to a colleague', async () => {
  const { duplicate, merge } = await aPair()
  await merge()
  const { version } = await now(duplicate)
  const params = { participantId: duplicate }
  const { api } = miriam
  const changes: readonly (() => Promise<unknown>)[] = [
    () => api.editParticipant({ params, body: { returnDistrict: 'Thiès' }, ifMatch: version }),
    () => api.moveStage({ params, body: { stage: 'interested' }, ifMatch: version }),
    () => api.recordFirstInterview({ params, body: anInterview() }),
    () => api.makeLink({ params, body: {} }),
    () => way.draft(duplicate),
    () => way.draft(duplicate, 'referral'),
  ]
  for (const change of changes) {
    expect(await refusalOf(change()), String(change)).toMatchObject({ status: 409, what: 'case_merged' })
  }
  // Nobody leaves earlier with a case that is closed.
  const date = inDays(5)
  const early = api.departEarly({ params, body: { date }, ifMatch: version })
  expect(await refusalOf(early)).toMatchObject({ status: 409, what: 'already_departed' })
  const leaving = await stage.join(houses.admins.bfz, ['coach'])
  const toLeaving = { coachId: memberId(leaving) }
  await lead.api.editParticipant({ params, body: toLeaving, ifMatch: version })
  const { body } = await lead.api.handOn({
    params: { memberId: memberId(leaving) },
    body: { to: memberId(jonas) },
  })
  expect(body.left).toMatchObject({ cases: 0 })
  expect((await jonas.api.readParticipant({ params })).body.mergedInto).toBeDefined()
})

test('what cannot be merged is refused with its reason, and nothing is written', async () => {
  const { kept, duplicate, merge } = await aPair()
  const theirs = await takeIn(lea.api, aPerson())
  const closed = await takeIn(miriam.api, aPerson())
  await miriam.api.moveStage({
    params: { participantId: closed.id },
    body: { stage: 'closed', closingReason: 'stays' },
    ifMatch: 1,
  })
  const referred = await preparedCase(houses)
  await way.draft(referred.id)
  const nobody = 'Z'.repeat(26) as ParticipantId // an id by its form
  const send = (participantId: ParticipantId, duplicateId: ParticipantId, ifMatch = 1) =>
    refusalOf(lead.api.mergeParticipants({ params: { participantId }, body: { duplicateId }, ifMatch }))
  const unknown = { status: 400, errors: [{ path: 'body.duplicateId', code: 'unknown_reference' }] }
  expect(await send(kept, theirs.id)).toMatchObject(unknown)
  expect(await send(kept, nobody)).toMatchObject(unknown)
  for (const foreign of [theirs.id, nobody]) expect(await send(foreign, kept)).toMatchObject({ status: 404 })
  expect(await send(kept, kept)).toMatchObject({ status: 409, what: 'same_case' })
  expect(await send(kept, duplicate, 7)).toMatchObject({ status: 412, code: 'stale_version' })
  expect(await send(closed.id, duplicate, 2)).toMatchObject({ status: 409, what: 'kept_case_closed' })
  expect(await send(kept, referred.id)).toMatchObject({ status: 409, what: 'referral_under_way' })
  for (const id of [kept, duplicate]) expect(await now(id)).toMatchObject({ version: 1, stage: 'interested' })
  await merge()
  expect(await send(kept, duplicate, 2)).toMatchObject({ status: 409, what: 'already_merged' })
  expect(await send(closed.id, kept, 2)).toMatchObject({ status: 409, what: 'already_merged' })
})

test('a second click merges once; of two who merge the same cases at once one does', async () => {
  const { kept, duplicate } = await aPair()
  const call = {
    params: { participantId: kept },
    body: { duplicateId: duplicate },
    ifMatch: 1,
    idempotencyKey: 'the-same-merge-twice',
  }
  const { body: first } = await lead.api.mergeParticipants(call)
  expect((await lead.api.mergeParticipants(call)).body).toEqual(first)

  const other = await aPair()
  const either = await Promise.all(
    [
      [other.kept, other.duplicate],
      [other.duplicate, other.kept],
    ].map(async ([participantId, duplicateId]) =>
      lead.api
        .mergeParticipants({
          params: { participantId: participantId ?? other.kept },
          body: { duplicateId: duplicateId ?? other.kept },
          ifMatch: 1,
        })
        .then(({ status }) => status)
        .catch(({ problem }) => problem.status),
    ),
  )
  expect(either.filter((status) => status === 200)).toHaveLength(1)
  const [one, two] = [await now(other.kept), await now(other.duplicate)]
  expect([one.mergedInto, two.mergedInto].filter(Boolean)).toHaveLength(1)
})

test('a person is erased with every case of theirs, and a merge with an erased case is not taken back', async () => {
  const { kept, duplicate, merge, separate } = await aPair()
  const { version } = await merge()
  const erase = async (participantId: ParticipantId) =>
    lead.api.eraseParticipant({ params: { participantId }, ifMatch: (await now(participantId)).version })
  expect(await refusalOf(erase(kept))).toMatchObject({ status: 409, what: 'merged_case_stands' })
  expect((await erase(duplicate)).status).toBe(204)
  expect(await refusalOf(separate())).toMatchObject({
    status: 400,
    errors: [{ path: 'body.duplicateId', code: 'unknown_reference' }],
  })
  expect((await now(kept)).version).toBe(version)
  expect((await erase(kept)).status).toBe(204)
})

test('a refusal is a sentence in the language of whoever asks', async () => {
  const { duplicate, merge } = await aPair()
  await merge()
  const { version } = await now(duplicate)
  const params = { participantId: duplicate }
  const refusal = await refusalOf(
    miriam.api.editParticipant({ params, body: { gender: null }, ifMatch: version }),
  )
  expect(refusal.detail).toContain('merged into another one')
  expect(refusal.detail).not.toContain('case_merged')
})
