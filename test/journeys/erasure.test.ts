import type { AgreedPlan } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { keepAgreed } from '@passerelle/table/casework'
import { alsoJournal } from '@passerelle/table/testing'
import { expect, test } from 'vitest'
import { anInterview, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { journey, twoHouses } from '../support/exchange.ts'
import { isCall } from '../support/interference.ts'
import { rawTable } from '../support/raw-access.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const coordinator = await stage.join(admin, ['coordinator'])

/** The rows that tell of a person beside the journal: case, line of the caseload, key. */
async function rowsOf(participant: ParticipantId) {
  const rows = [...(await scan(stage.cloud, 'main')), ...(await scan(stage.cloud, 'keys'))]
  const places = rows.map(({ pk, sk }) => `${pk} ${sk}`)
  return places.filter((place) => place.includes(participant) && /#(CASE|CASELOAD|KEYS)\b/.test(place))
}

test('while a referral is under way a person is not erased; once it has ended they are', async () => {
  const houses = await twoHouses(stage)
  const { lead, miriam } = houses
  const { id } = await takeIn(miriam.api)
  const params = { participantId: id }
  const draft = await journey(houses).draft(id)
  expect(await refusalOf(lead.api.eraseParticipant({ params, ifMatch: 1 }))).toMatchObject({
    status: 409,
    code: 'not_possible',
    what: 'referral_under_way',
  })
  expect((await miriam.api.readParticipant({ params })).status).toBe(200)

  await miriam.api.withdrawReferral({
    params: { referralId: draft.id },
    body: { reason: 'other', comment: 'Will decide in autumn' },
    ifMatch: draft.version,
  })
  expect((await lead.api.eraseParticipant({ params, ifMatch: 1 })).status).toBe(204)
  expect(await rowsOf(id)).toEqual([])
})

test('an erasure of very many rows that is cut off is completed by asking for it again', async () => {
  const table = await rawTable(stage, coordinator)
  const { id } = await takeIn(coordinator.api)
  const params = { participantId: id }
  for (let edition = 1; edition <= 170; edition += 1) {
    const agreed = { participantId: id, businessIdea: true, items: [], agreement: { edition } }
    // As much of an agreed plan as its row needs.
    await table.store.transact([await keepAgreed(table, agreed as unknown as AgreedPlan)])
  }
  let transactions = 0
  stage.cloud.interfere((call) => {
    if (!isCall('dynamodb:TransactWriteItems')(call)) return undefined
    transactions += 1
    return transactions > 1 ? { fail: { code: 'AccessDeniedException' } } : undefined
  })
  expect(await refusalOf(coordinator.api.eraseParticipant({ params, ifMatch: 1 }))).toMatchObject({
    status: 500,
  })
  stage.cloud.interfere(undefined)

  // The key died first: nothing opens any more, in no list and by no address.
  expect(await refusalOf(coordinator.api.readParticipant({ params }))).toMatchObject({ status: 404 })
  expect(await refusalOf(coordinator.api.readCase({ params }))).toMatchObject({ status: 404 })
  const { body } = await coordinator.api.listParticipants()
  expect(body.items.map((item) => item.id)).not.toContain(id)
  const left = await rowsOf(id)
  expect(left.length).toBeGreaterThan(80)
  expect(left.filter((place) => place.includes('DEK#'))).toEqual([])

  expect((await coordinator.api.eraseParticipant({ params, ifMatch: 1 })).status).toBe(204)
  expect(await rowsOf(id)).toEqual([])
})

test('what is written at the moment of the erasure does not outlive it', async () => {
  for (let round = 0; round < 15; round += 1) {
    const { id } = await takeIn(coordinator.api)
    const params = { participantId: id }
    const [erased, ...others] = await Promise.allSettled([
      coordinator.api.eraseParticipant({ params, ifMatch: 1 }),
      coordinator.api.recordFirstInterview({ params, body: anInterview() }),
      coordinator.api.beginPlan({ params, body: { businessIdea: true, items: [] } }),
    ])
    expect(erased.status).toBe('fulfilled')
    for (const other of others) {
      if (other.status === 'rejected') expect(other.reason).toMatchObject({ problem: { status: 404 } })
    }
    expect(await rowsOf(id)).toEqual([])
  }
})

test('a person for whom a referral is just being begun is either erased or referred, never both', async () => {
  const houses = await twoHouses(stage)
  const { lead, miriam } = houses
  const outcomes = new Set<string>()
  for (let round = 0; round < 15; round += 1) {
    const { id } = await takeIn(miriam.api)
    const [erased, begun] = await Promise.allSettled([
      lead.api.eraseParticipant({ params: { participantId: id }, ifMatch: 1 }),
      journey(houses).draft(id),
    ])
    outcomes.add(`${erased.status} ${begun.status}`)
    expect([erased.status, begun.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    if (erased.status === 'fulfilled') expect(await rowsOf(id)).toEqual([])
  }
  expect(outcomes.size).toBeGreaterThan(0)
})

test('an auditor reads the whole journal of a case page by page', async () => {
  const auditor = await stage.join(admin, ['auditor'])
  const table = await rawTable(stage, coordinator)
  const { id } = await takeIn(coordinator.api)
  for (let n = 2; n <= 8; n += 1) {
    const line = { aggregate: 'Participant', aggregateId: id, version: n }
    await table.store.transact([alsoJournal(table, { ...line, fields: ['names'], purpose: 'coaching' })])
  }
  const first = (await auditor.api.readCaseJournal({ params: { participantId: id }, query: { limit: 5 } }))
    .body
  const query = { limit: 5, cursor: first.next }
  const second = (await auditor.api.readCaseJournal({ params: { participantId: id }, query })).body
  const versions = [...first.items, ...second.items].map(({ version }) => version)
  expect(versions.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(second.next).toBeUndefined()
})
