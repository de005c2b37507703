import type { ParticipantId } from '@passerelle/domain/kernel'
import { beforeAll, expect, test } from 'vitest'
import { anAssessment, anInterview, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { complete } from '../support/completion.ts'
import { callEngine, scan } from '../support/engine.ts'
import { isCall } from '../support/interference.ts'
import { noteAbout } from '../support/notes.ts'
import { ownLink } from '../support/own-link.ts'

/*
 * The completion of erasures after a restore, cut off at each of its writes, twice at once, and once more. Cases lose their keys
 * beneath the application, as after a table that came back from before.
 */

const stage = await openTestCloud()
const { cloud } = stage

let coach: Person
let staying: ParticipantId

beforeAll(async () => {
  const { admin } = await stage.openTenant()
  coach = await stage.join(admin, ['coach', 'counsellor'])
  staying = await aCase()
})

async function aCase(): Promise<ParticipantId> {
  const { id } = await takeIn(coach.api)
  const params = { participantId: id }
  await coach.api.recordFirstInterview({ params, body: anInterview() })
  await coach.api.recordAssessment({ params, body: anAssessment() })
  await noteAbout(coach.api, id, { class: 'coaching' })
  await noteAbout(coach.api, id, { class: 'confidential_203' })
  await ownLink(stage, coach, { id })
  return id
}

/** A case of which the key is gone, and nothing else. */
async function aKeylessCase(): Promise<ParticipantId> {
  const id = await aCase()
  const row = (await scan(cloud, 'keys')).find(({ sk }) => sk === `DEK#${id}`)
  await callEngine(cloud, 'DynamoDB_20120810.DeleteItem', {
    TableName: cloud.tables.keys,
    Key: { pk: { S: row?.['pk'] }, sk: { S: row?.['sk'] } },
  })
  return id
}

/** What names somebody by their id after an erasure as well: the journal, and for a while what was answered to whom. */
const lasting = ['JournalEntry', 'Attempt']

/** What else is left of somebody in both tables. */
const leftOf = async (id: string) =>
  [...(await scan(cloud, 'main')), ...(await scan(cloud, 'keys'))].filter(
    (row) => !lasting.includes(String(row['entity'])) && JSON.stringify(row).includes(id),
  )

const toldOf = async (id: string) =>
  (await scan(cloud, 'main')).filter(
    ({ action, aggregateId }) => action === 'completeErasure' && aggregateId === id,
  ).length

test('cut off before or after any of its writes, it is completed by the next run and told once', async () => {
  let cuts = 0
  for (const when of ['before', 'after'] as const)
    for (let write = 1; ; write += 1) {
      const id = await aKeylessCase()
      let seen = 0
      cloud.interfere((call) => {
        if (!isCall('dynamodb:TransactWriteItems')(call)) return undefined
        seen += 1
        return seen >= write ? { drop: when } : undefined
      })
      const cut = await complete(stage, 1)
      cloud.interfere(undefined)
      if (cut.failed === 0 && cut.removed === 1) {
        expect(await leftOf(id)).toEqual([])
        break
      }
      cuts += 1
      expect(await complete(stage, 1)).toMatchObject({ failed: 0, left: 0 })
      expect([await leftOf(id), await toldOf(id)]).toEqual([[], 1])
    }
  expect(cuts).toBeGreaterThanOrEqual(2)
})

test('two at once remove each case once, and a third finds nothing', async () => {
  const ids = await Promise.all([aKeylessCase(), aKeylessCase(), aKeylessCase()])
  const runs = await Promise.all([complete(stage, 3), complete(stage, 3)])
  expect(runs.map(({ failed }) => failed)).toEqual([0, 0])
  expect(runs.reduce((sum, { removed }) => sum + removed, 0)).toBe(3)
  for (const id of ids) expect([await leftOf(id), await toldOf(id)]).toEqual([[], 1])
  expect(await complete(stage, 3)).toMatchObject({ keyless: 0, removed: 0, failed: 0 })
})

test('whose key is there stays, whole', async () => {
  const { body } = await coach.api.readCase({ params: { participantId: staying } })
  expect(body.firstInterview).toBeDefined()
  expect(await toldOf(staying)).toBe(0)
})
