import type { Participant } from '@passerelle/domain/casework'
import { expect, test } from 'vitest'
import {
  anAssessment,
  anInterview,
  aPerson,
  aPlan,
  aProgramme,
  memberId,
  named,
  takeIn,
} from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()

async function anOrganisation() {
  const { admin, tenant } = await stage.openTenant()
  const coach = await stage.join(admin, ['coach'])
  const coordinator = await stage.join(admin, ['coordinator'])
  return { tenant, admin, coach, coordinator }
}

const at = ({ id }: Pick<Participant, 'id'>) => ({ participantId: id })

test('a coach takes a person in and reads them back', async () => {
  const { coach } = await anOrganisation()
  const person = await takeIn(coach.api)
  expect(person).toMatchObject({ version: 1, stage: 'interested', coachId: coach.memberId })
  expect(person.pseudonym).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  const read = await coach.api.readParticipant({ params: at(person) })
  expect(read.body).toEqual(person)
  expect(read.version).toBe(1)
})

test('a case grows from interview and assessment to an agreed plan, and reads as one page', async () => {
  const { admin, coach } = await anOrganisation()
  const { programme, modules } = await aProgramme(admin.api)
  const [first, second, third] = modules
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('the template has five')
  const person = await takeIn(coach.api, aPerson({ programmeId: programme.id }))
  const params = at(person)

  const { body: interview } = await coach.api.recordFirstInterview({ params, body: anInterview() })
  expect(interview).toMatchObject({ version: 1, conductedBy: coach.memberId })
  const { body: assessment } = await coach.api.recordAssessment({ params, body: anAssessment() })
  const { body: draft } = await coach.api.beginPlan({ params, body: aPlan([first, second]) })
  expect(draft).toMatchObject({ state: 'draft', edition: 1, items: [{ teachingUnits: 25 }, {}] })

  const consent = { confirmation: 'signed', language: 'fr' } as const
  const { body: agreed } = await coach.api.agreePlan({ params, body: consent, ifMatch: 1 })
  expect(agreed).toMatchObject({ state: 'agreed', version: 2, agreement: { edition: 1 } })
  const itemId = agreed.items[0]?.id ?? ''
  const { body: done } = await coach.api.recordPlanProgress({
    params: { ...params, itemId },
    body: { status: 'done' },
    ifMatch: 2,
  })
  expect(done).toMatchObject({ state: 'agreed', items: [{ status: 'done', teachingUnitsDone: 25 }, {}] })
  const { body: redrafted } = await coach.api.addPlanItem({
    params,
    body: { moduleId: third.id, purpose: 'One more' },
    ifMatch: 3,
  })
  expect(redrafted).toMatchObject({ state: 'draft', edition: 2, version: 4 })

  const { body: page } = await coach.api.readCase({ params })
  expect(page).toEqual({
    participant: person,
    firstInterview: interview,
    assessment,
    plan: redrafted,
    agreedPlans: [expect.objectContaining({ agreement: agreed.agreement, items: agreed.items })],
  })
})

test('a first interview is written down once and then written anew', async () => {
  const { coach } = await anOrganisation()
  const params = at(await takeIn(coach.api))
  expect(await refusalOf(coach.api.readFirstInterview({ params }))).toMatchObject({ status: 404 })
  await coach.api.recordFirstInterview({ params, body: anInterview() })
  expect(await refusalOf(coach.api.recordFirstInterview({ params, body: anInterview() }))).toMatchObject({
    status: 409,
    code: 'already_exists',
  })
  const body = anInterview({ goal: 'Work in a workshop first' })
  const { body: anew } = await coach.api.rewriteFirstInterview({ params, body, ifMatch: 1 })
  expect(anew).toMatchObject({ version: 2, goal: 'Work in a workshop first' })
  expect(await refusalOf(coach.api.rewriteFirstInterview({ params, body, ifMatch: 1 }))).toMatchObject({
    status: 412,
    code: 'stale_version',
  })
})

test('a case moves through its stages, and its line of the caseload with it', async () => {
  const { coach } = await anOrganisation()
  const person = await takeIn(coach.api)
  const params = at(person)
  const { body: decided } = await coach.api.moveStage({ params, body: { stage: 'decided' }, ifMatch: 1 })
  expect(decided).toMatchObject({ version: 2, stage: 'decided' })
  const inStage = async (wanted: 'interested' | 'decided') =>
    (await coach.api.listParticipants({ query: { stage: wanted } })).body.items
  expect(await inStage('interested')).toEqual([])
  expect(await inStage('decided')).toMatchObject([{ id: person.id, version: 2 }])
  expect(
    await refusalOf(coach.api.moveStage({ params, body: { stage: 'closed' }, ifMatch: 2 })),
  ).toMatchObject({
    status: 422,
    code: 'reason_required',
  })
  expect(
    await refusalOf(coach.api.moveStage({ params, body: { stage: 'returned' }, ifMatch: 2 })),
  ).toMatchObject({ status: 409, code: 'illegal_transition' })
})

test('what is known of a person is changed, and null takes it away', async () => {
  const { coach } = await anOrganisation()
  const person = await takeIn(coach.api, aPerson({ returnDistrict: 'Pikine' }))
  const { body } = await coach.api.editParticipant({
    params: at(person),
    body: { returnDistrict: null, gender: 'female' },
    ifMatch: 1,
  })
  expect(body).not.toHaveProperty('returnDistrict')
  expect(body).toMatchObject({ gender: 'female', version: 2 })
})

test('a number that was pasted from a messenger is kept as it is dialled from anywhere, at intake and later', async () => {
  const { coach } = await anOrganisation()
  const safety = { shared: false, mayMentionGermany: true }
  const person = await takeIn(
    coach.api,
    aPerson({
      channels: [{ kind: 'whatsapp', value: '\u202A+221\u00A077\u2011000\u00A000\u00A001\u202C', safety }],
    }),
  )
  const kept = { value: '+221770000001', formatted: '+221 77 000 00 01' }
  expect(person.channels).toMatchObject([kept])
  const change = (value: string) =>
    coach.api.editParticipant({
      params: at(person),
      body: { channels: [{ kind: 'signal', value, formatted: '+1', safety }] },
      ifMatch: 1,
    })
  expect(await refusalOf(change('+49 (0) 171 1234567'))).toMatchObject({
    status: 400,
    errors: [{ path: 'body.channels[0].value', code: 'trunk_prefix' }],
  })
  const { body } = await change('+۹۳ ۷۰ ۱۲۳ ۴۵۶۷')
  expect(body.channels).toMatchObject([{ value: '+93701234567', formatted: '+93 70 123 4567' }])
})

test('a coach works with the cases of which they are coach or deputy, and with no other', async () => {
  const { admin, coach, coordinator } = await anOrganisation()
  const colleague = await stage.join(admin, ['coach'])
  const own = await takeIn(coach.api)
  const shared = await takeIn(coach.api, aPerson({ deputyId: memberId(colleague) }))
  const reads = async (person: Person, participant: Participant) =>
    person.api.readParticipant({ params: at(participant) }).then(
      ({ status }) => status,
      (error) => error.problem.status,
    )
  expect(await reads(coach, own)).toBe(200)
  expect(await reads(coordinator, own)).toBe(200)
  expect(await reads(colleague, own)).toBe(404)
  expect(await reads(colleague, shared)).toBe(200)
  expect(await reads(admin, own)).toBe(403)

  const params = at(own)
  const tries = [
    () => colleague.api.editParticipant({ params, body: { gender: 'female' }, ifMatch: 1 }),
    () => colleague.api.moveStage({ params, body: { stage: 'decided' }, ifMatch: 1 }),
    () => colleague.api.recordFirstInterview({ params, body: anInterview() }),
    () => colleague.api.beginPlan({ params, body: aPlan([]) }),
    () => colleague.api.readCase({ params }),
  ]
  for (const attempt of tries) expect(await refusalOf(attempt())).toMatchObject({ status: 404 })

  const listed = async (person: Person, query = {}) =>
    (await person.api.listParticipants({ query })).body.items.map(({ id }) => id)
  expect(await listed(colleague)).toEqual([shared.id])
  expect(await listed(colleague, { coach: memberId(coach) })).toEqual([shared.id])
  expect((await listed(coordinator)).sort()).toEqual([own.id, shared.id].sort())
})

test('a coach opens no case for others alone, but may hand one over', async () => {
  const { admin, coach } = await anOrganisation()
  const colleague = await stage.join(admin, ['coach'])
  const coachId = memberId(colleague)
  expect(await refusalOf(takeIn(coach.api, aPerson({ coachId })))).toMatchObject({
    status: 400,
    errors: [{ path: 'body.coachId', code: 'not_own_case' }],
  })
  const person = await takeIn(coach.api)
  await coach.api.editParticipant({ params: at(person), body: { coachId }, ifMatch: 1 })
  expect(await refusalOf(coach.api.readParticipant({ params: at(person) }))).toMatchObject({ status: 404 })
  expect((await colleague.api.listParticipants()).body.items).toMatchObject([{ id: person.id }])
  expect((await coach.api.listParticipants()).body.items).toEqual([])
})

test('nobody is handed a case who does not work here any more', async () => {
  const { admin, coordinator } = await anOrganisation()
  const gone = await stage.join(admin, ['coach'])
  const { version = 0 } = await admin.api.readMember({ params: { memberId: gone.memberId } })
  await admin.api.removeMember({ params: { memberId: gone.memberId }, ifMatch: version })
  expect(await refusalOf(takeIn(coordinator.api, aPerson({ coachId: memberId(gone) })))).toMatchObject({
    status: 400,
    errors: [{ path: 'body.coachId', code: 'unknown_reference' }],
  })
})

test('an erased person is gone from case, list, search and engine, and stays in the journal', async () => {
  const { admin, coach, coordinator } = await anOrganisation()
  const auditor = await stage.join(admin, ['auditor'])
  const person = await takeIn(coach.api, named('Amina', 'Sarr'))
  const params = at(person)
  await coach.api.recordFirstInterview({ params, body: anInterview() })
  expect((await coordinator.api.listParticipants({ query: { q: 'amina' } })).body.items).toHaveLength(1)

  expect(await refusalOf(coach.api.eraseParticipant({ params, ifMatch: 1 }))).toMatchObject({ status: 403 })
  expect(await refusalOf(coordinator.api.eraseParticipant({ params, ifMatch: 9 }))).toMatchObject({
    status: 412,
  })
  expect((await coordinator.api.eraseParticipant({ params, ifMatch: 1 })).status).toBe(204)

  expect(await refusalOf(coach.api.readParticipant({ params }))).toMatchObject({ status: 404 })
  expect(await refusalOf(coordinator.api.eraseParticipant({ params, ifMatch: 1 }))).toMatchObject({
    status: 404,
  })
  expect((await coordinator.api.listParticipants()).body.items).toEqual([])
  expect((await coordinator.api.listParticipants({ query: { q: 'amina' } })).body.items).toEqual([])

  const { body: journal } = await auditor.api.readCaseJournal({ params })
  expect(journal.items.map(({ action }) => action)).toEqual([
    'eraseParticipant',
    'recordFirstInterview',
    'takeInParticipant',
  ])
  expect(JSON.stringify(journal)).not.toContain('Amina')
  expect(journal.items[2]).toMatchObject({ member: coach.memberId, aggregate: 'Participant', version: 1 })
})

test('the journal of a case that never was is not found', async () => {
  const { coordinator } = await anOrganisation()
  const elsewhere = await anOrganisation()
  const foreign = await takeIn(elsewhere.coach.api)
  expect(await refusalOf(coordinator.api.readCaseJournal({ params: at(foreign) }))).toMatchObject({
    status: 404,
  })
})
