import { localDay } from '@passerelle/domain/calendar'
import { expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { type PlainItem, scan } from '../support/engine.ts'
import { journey, preparedCase, twoHouses } from '../support/exchange.ts'
import { commandsOf } from '../support/exchange-calls.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const way = journey(houses)
const commands = commandsOf(houses)

async function linesOf(aggregateId: string | undefined): Promise<readonly PlainItem[]> {
  const rows = await scan(stage.cloud, 'main')
  return rows.filter((row) => row['entity'] === 'JournalEntry' && row['aggregateId'] === aggregateId)
}

async function toldOf(aggregateId: string | undefined): Promise<readonly string[]> {
  const lines = await linesOf(aggregateId)
  return lines
    .map(({ action, aggregate, aggregateVersion }) => `${aggregateVersion} ${aggregate} ${action}`)
    .sort()
}

test('the journal names each operation as the contract does, and what followed from one by its own name', async () => {
  const { id } = await preparedCase(houses)
  const acknowledged = await way.acknowledged(await way.offered(await way.asked(await way.draft(id))))
  const accepted = await way.accepted(acknowledged)
  expect(await toldOf(id)).toEqual([
    '1 FirstInterview recordFirstInterview',
    '1 Participant takeInParticipant',
    '1 Plan beginPlan',
    '1 SkillsAssessment recordAssessment',
  ])
  expect(await toldOf(accepted.id)).toEqual([
    '1 Referral createReferral',
    '2 Referral requestConsent',
    '3 Referral giveConsent',
    '4 Referral acknowledgeReferral',
    '5 Referral acceptReferral',
  ])
  expect(await toldOf(accepted.participantId)).toEqual(['1 Participant openReceivedCase'])
})

test('a line holds who did what to which thing, and nothing besides', async () => {
  const { id } = await preparedCase(houses)
  const { id: referral } = await way.draft(id)
  expect(await linesOf(referral)).toEqual([
    {
      pk: expect.stringMatching(new RegExp(`^A#${houses.bfz.id}#\\d{4}-\\d\\d$`)),
      sk: expect.any(String),
      gsi1pk: `A#${houses.bfz.id}#OF#${referral}`,
      gsi1sk: expect.any(String),
      gsi2pk: `A#${houses.bfz.id}#BY#${houses.miriam.memberId}`,
      gsi2sk: expect.any(String),
      entity: 'JournalEntry',
      version: 1,
      at: expect.any(String),
      member: houses.miriam.memberId,
      action: 'createReferral',
      aggregate: 'Referral',
      aggregateId: referral,
      aggregateVersion: 1,
      fields: expect.arrayContaining(['state', 'owner', 'request']),
      purpose: 'handover',
    },
  ])
})

test('a record that follows upon another is a referral that was created, and the other one was rerouted', async () => {
  const offered = await way.offered(await way.asked(await way.draft((await preparedCase(houses)).id)))
  const { body: old } = await commands.decline(houses.awa.api, offered)
  const { body: next } = await houses.lead.api.rerouteReferral({
    ...way.at(old),
    body: { to: houses.elsewhere.id },
  })
  expect(await toldOf(next.id)).toEqual(['1 Referral createReferral'])
  expect((await toldOf(old.id)).at(-1)).toBe(`${old.version + 1} Referral rerouteReferral`)
})

/** A day of the journal is one of the place where its organisation works. */
const today = localDay(new Date().toISOString(), 'Europe/Berlin')

test('an auditor and an admin read the journal of their organisation by member, action, thing and day', async () => {
  const auditor = await stage.join(houses.admins.bfz, ['auditor'])
  const { id } = await preparedCase(houses)
  const draft = await way.draft(id)
  await commands.withdraw(houses.miriam.api, draft)
  const member = memberId(houses.miriam)
  type Asked = NonNullable<NonNullable<Parameters<typeof auditor.api.readJournal>[0]>['query']>
  const read = async (query: Asked) => (await auditor.api.readJournal({ query })).body
  const told = async (query: Asked) => (await read(query)).items.map(({ action }) => action)

  const { items } = await read({ limit: 100 })
  const instants = items.map(({ at }) => at)
  expect(instants).toEqual(instants.toSorted().toReversed())
  const ours = { aggregate: 'Referral', aggregateId: draft.id, member, purpose: 'handover' }
  expect(items.filter(({ aggregateId }) => aggregateId === draft.id)).toMatchObject([
    { ...ours, action: 'withdrawReferral', version: 2 },
    { ...ours, action: 'createReferral', version: 1 },
  ])
  const both = ['withdrawReferral', 'createReferral']
  expect(await told({ aggregateId: draft.id })).toEqual(both)
  expect(await told({ aggregateId: draft.id, action: 'createReferral' })).toEqual(['createReferral'])
  expect(await told({ aggregateId: draft.id, member, from: today, to: today })).toEqual(both)
  expect(await told({ member, limit: 2 })).toEqual(both)
  expect(new Set(await told({ action: 'arrive' }))).toEqual(new Set(['arrive']))
  expect(await told({ member: 'system', action: 'acceptReferral' })).toEqual([])

  // The other side did nothing of this, and what it did stands in its own.
  expect(await told({ member: memberId(houses.awa) })).toEqual([])
  const { body: theirs } = await houses.admins.dakar.api.readJournal({ query: { member } })
  expect(theirs.items).toEqual([])
  const { body: names } = await auditor.api.listColleagues({ query: { limit: 100 } })
  expect(names.items.map((one) => one.id)).toContain(member)
})

test('a period that ends before it begins, an action that there is not and a number that is none are refused by name', async () => {
  const { api } = houses.admins.bfz
  const refused = async (query: object) => {
    const { status, errors } = await refusalOf(api.readJournal({ query }))
    return [status, errors?.map(({ path, code }) => `${path} ${code}`)]
  }
  expect(await refused({ from: '2026-03-02', to: '2026-03-01' })).toEqual([
    400,
    ['query.to ends_before_it_begins'],
  ])
  expect(await refused({ action: 'sail' })).toEqual([400, ['query.action not_allowed']])
  expect(await refused({ aggregateId: 'draft' })).toEqual([400, ['query.aggregateId invalid_id']])
  expect(await refused({ member: 'Miriam' })).toMatchObject([400, [expect.stringContaining('query.member ')]])
  expect(await refused({ from: '1405-09-07' })).toEqual([400, ['query.from implausible_date']])
})

test('a try at what a role does not permit stands in the journal of whoever tried, by the name of the operation', async () => {
  const { admins, awa } = houses
  const curious = await stage.join(admins.dakar, ['instructor'])
  const member = memberId(curious)
  const { id } = await preparedCase(houses)
  expect((await refusalOf(curious.api.listMembers())).status).toBe(403)
  expect(
    (await refusalOf(curious.api.eraseParticipant({ params: { participantId: id }, ifMatch: 1 }))).status,
  ).toBe(403)
  // What is not there for somebody is no try at anything.
  expect((await refusalOf(awa.api.readParticipant({ params: { participantId: id } }))).status).toBe(404)
  const tried = { action: 'refuseAccess', aggregate: 'Member', aggregateId: member, member }
  const query = { action: 'refuseAccess' } as const
  expect((await admins.dakar.api.readJournal({ query: { ...query, member } })).body.items).toMatchObject([
    { ...tried, fields: ['eraseParticipant'], purpose: 'accountability' },
    { ...tried, fields: ['listMembers'], purpose: 'accountability' },
  ])
  // The case of another organisation is named nowhere, and that organisation is told nothing.
  expect((await admins.bfz.api.readJournal({ query: { ...query, member } })).body.items).toEqual([])
})

test('nobody else reads the journal', async () => {
  for (const { api } of [houses.miriam, houses.lead, await stage.operator()]) {
    expect((await refusalOf(api.readJournal())).status).toBe(403)
  }
})
