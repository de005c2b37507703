import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { type PlainItem, scan } from '../support/engine.ts'
import { journey, preparedCase, twoHouses } from '../support/exchange.ts'
import { commandsOf } from '../support/exchange-calls.ts'

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
