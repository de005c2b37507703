import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleCloud, type SampleCloud } from '../testing/sample-cloud.ts'
import type { Seen } from './watch.ts'

let sample: SampleCloud
let client: DynamoDBClient
beforeAll(async () => {
  sample = await openSampleCloud()
  client = new DynamoDBClient({
    endpoint: sample.cloud.endpoints.services,
    region: 'eu-central-1',
    credentials: sample.cloud.accountCredentials(),
    maxAttempts: 2,
  })
})
afterAll(() => sample?.close())

const key = (sk: string) => ({ pk: { S: 'T#aaaa#OTHER' }, sk: { S: sk } })
const put = (sk: string) =>
  client.send(new PutItemCommand({ TableName: sample.cloud.tables.main, Item: key(sk) }))
const get = (sk: string) =>
  client.send(new GetItemCommand({ TableName: sample.cloud.tables.main, Key: key(sk) }))

test('a watcher sees each call with what it consumed, until it stops', async () => {
  const seen: Seen[] = []
  const stop = sample.cloud.watch((call) => seen.push(call))
  await sample.call('/v1/notes/1', 'aaaa/coach', { method: 'PUT', body: 'x' })
  await sample.call('/v1/notes/1', 'aaaa/coach')
  stop()
  await get('1')
  const ours = seen.filter(
    ({ call }) => call.principal?.kind === 'role' && call.principal.tags['tenant'] === 'aaaa',
  )
  expect(ours.map(({ call, units }) => [call.operation, units])).toEqual([
    ['GenerateDataKey', 0],
    ['Decrypt', 0],
    ['PutItem', 1],
    ['GetItem', 0.5],
  ])
})

test('a call can be failed, and the SDK tries again as it would', async () => {
  let tries = 0
  sample.cloud.interfere(({ operation, principal }) => {
    if (operation !== 'PutItem' || principal?.kind !== 'account') return undefined
    tries += 1
    return tries === 1 ? { fail: { code: 'ProvisionedThroughputExceededException' } } : undefined
  })
  await put('retried')
  sample.cloud.interfere(undefined)
  expect(tries).toBe(2)
})

test('an answer can be lost after the call took effect, or the call before it', async () => {
  sample.cloud.interfere(({ operation }) => (operation === 'PutItem' ? { drop: 'before' } : undefined))
  await expect(put('never')).rejects.toThrow()
  sample.cloud.interfere(({ operation }) => (operation === 'PutItem' ? { drop: 'after' } : undefined))
  await expect(put('done')).rejects.toThrow()
  sample.cloud.interfere(undefined)
  expect((await get('never')).Item).toBeUndefined()
  expect((await get('done')).Item).toBeDefined()
})

test('an answer can be rewritten', async () => {
  sample.cloud.interfere(() => ({ rewrite: (answer) => ({ ...answer, body: '{}' }) }))
  expect((await get('done')).Item).toBeUndefined()
  sample.cloud.interfere(undefined)
})

test('a call can be held back, and answered in the service’s place', async () => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const order: string[] = []
  sample.cloud.interfere(async ({ operation }) => {
    if (operation !== 'GetItem') return undefined
    await held
    return {
      answer: {
        status: 200,
        contentType: 'application/x-amz-json-1.0',
        body: '{"Item":{"pk":{"S":"made up"}}}',
      },
    }
  })
  const reading = get('done').then(({ Item }) => order.push(Item?.['pk']?.S ?? ''))
  await put('meanwhile').then(() => order.push('written'))
  letGo()
  await reading
  sample.cloud.interfere(undefined)
  expect(order).toEqual(['written', 'made up'])
})

test('an unknown service or operation is refused', async () => {
  const credentials = sample.cloud.accountCredentials()
  const call = (target: string) =>
    fetch(sample.cloud.endpoints.services, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/eu-central-1/x/aws4_request`,
        'x-amz-security-token': credentials.sessionToken,
        'x-amz-target': target,
      },
      body: '{}',
    })
  for (const target of ['AmazonSSM.GetParameter', 'TrentService.ScheduleKeyDeletion']) {
    const response = await call(target)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' })
  }
})
