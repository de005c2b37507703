import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSampleCloud, type SampleCloud } from '../testing/sample-cloud.ts'

let sample: SampleCloud
let table: DynamoDBClient
beforeAll(async () => {
  sample = await openSampleCloud({ clock: { now: () => new Date() } })
  table = new DynamoDBClient({
    endpoint: sample.cloud.endpoints.services,
    region: 'eu-central-1',
    credentials: sample.cloud.accountCredentials(),
  })
})
afterAll(() => sample?.close())
beforeEach(() => sample.cloud.purge('ChangeFailures'))

async function write(sk: string, text = 'hello', pk = 'T#aaaa#NOTES') {
  const Item = { pk: { S: pk }, sk: { S: sk }, text: { S: text } }
  await table.send(new PutItemCommand({ TableName: sample.cloud.tables.main, Item }))
}

async function heard(): Promise<string[]> {
  const { Items = [] } = await table.send(
    new QueryCommand({
      TableName: sample.cloud.tables.main,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'P#HEARD' } },
    }),
  )
  return Items.map(({ sk }) => sk?.S ?? '')
}

test('a function hears of every change that pipe and subscription let through', async () => {
  await write('a1')
  await write('a2')
  await write('a3', 'hello', 'T#aaaa#OTHER')
  await write('z4')
  await sample.cloud.settled()
  expect(await heard()).toEqual(expect.arrayContaining(['a1', 'a2']))
  expect(await heard()).not.toContain('a3')
  expect(await heard()).not.toContain('z4')
  expect(sample.cloud.failures('ChangeFailures')).toEqual([])
})

test('a change that the function reports again and again ends in the failure queue, and the others are heard', async () => {
  await write('b1')
  await write('b2', 'poison')
  await write('b3')
  await sample.cloud.settled()
  expect(await heard()).toEqual(expect.arrayContaining(['b1', 'b3']))
  expect(await heard()).not.toContain('b2')
  expect(sample.cloud.failures('ChangeFailures').map(({ body }) => body)).toEqual([
    { sk: 'b2', text: 'poison' },
  ])
})

test('a change that makes the function throw is given up, and what comes before and after it is heard', async () => {
  for (const sk of ['c1', 'c2']) await write(sk)
  await sample.cloud.settled()
  await write('c3', 'throw')
  await sample.cloud.settled()
  await write('c4')
  await sample.cloud.settled()
  expect(await heard()).toEqual(expect.arrayContaining(['c1', 'c2', 'c4']))
  expect(sample.cloud.failures('ChangeFailures').map(({ body }) => body)).toEqual([
    { sk: 'c3', text: 'throw' },
  ])
})

test('a failure of the table while the function writes is made good by the next try', async () => {
  let left = 2
  sample.cloud.interfere(({ operation, principal }) => {
    if (operation !== 'PutItem' || principal?.kind !== 'role' || left === 0) return undefined
    left -= 1
    return { fail: { code: 'ResourceNotFoundException' } }
  })
  await write('d1')
  await sample.cloud.settled()
  sample.cloud.interfere(undefined)
  expect(left).toBe(0)
  expect(await heard()).toContain('d1')
})
