import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { openSampleCloud, type SampleCloud } from '../testing/sample-cloud.ts'

let sample: SampleCloud
beforeAll(async () => {
  sample = await openSampleCloud({ concurrency: 2, environments: 6 })
})
afterAll(() => sample?.close())

const reported = z.object({
  variables: z.record(z.string(), z.string()),
  invocations: z.number(),
  tenantId: z.string(),
})

async function environment(who: string) {
  const response = await sample.call('/v1/behave/environment', who)
  return reported.parse(await response.json())
}

test('a function sees its own variables and nothing of this machine', async () => {
  const { variables } = await environment('aaaa/coach')
  expect(variables).toMatchObject({
    AWS_REGION: 'eu-central-1',
    AWS_LAMBDA_FUNCTION_NAME: 'api-Notes',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    TABLE_NAME: sample.cloud.tables.main,
    AWS_ENDPOINT_URL_DYNAMODB: sample.cloud.endpoints.services,
  })
  for (const foreign of ['PATH', 'HOME', 'USER', 'PWD', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'VITEST']) {
    expect(variables).not.toHaveProperty(foreign)
  }
})

test('two tenants never share an environment', async () => {
  const first = await environment('bbbb/coach')
  const second = await environment('cccc/coach')
  expect(first).toMatchObject({ tenantId: 'bbbb', invocations: 1 })
  expect(second).toMatchObject({ tenantId: 'cccc', invocations: 1 })
  expect(await environment('bbbb/coach')).toMatchObject({ tenantId: 'bbbb', invocations: 2 })
  expect(second.variables['AWS_ACCESS_KEY_ID']).not.toBe(first.variables['AWS_ACCESS_KEY_ID'])
})

test('what a function leaves on the global object is there for its own environment alone', async () => {
  const leave = async (who: string) => (await sample.call('/v1/behave/leave', who)).json()
  expect(await leave('eeee/coach')).toEqual({ found: null })
  expect(await leave('ffff/coach')).toEqual({ found: null })
  expect(await leave('eeee/coach')).toEqual({ found: 'eeee' })
})

test('a loop without an end is cut off, and every tenant is served again', async () => {
  const hasty = await openSampleCloud({ patience: 1 })
  try {
    expect((await hasty.call('/v1/behave/loop', 'aaaa/coach')).status).toBe(502)
    const served = async (who: string) => (await hasty.call('/v1/behave/echo', who)).status
    await expect.poll(() => served('aaaa/coach')).toBe(200)
    await expect.poll(() => served('bbbb/coach')).toBe(200)
  } finally {
    await hasty.close()
  }
})

test('more requests than environments are all answered', async () => {
  const responses = await Promise.all(Array.from({ length: 20 }, () => environment('dddd/coach')))
  const keys = new Set(responses.map(({ variables }) => variables['AWS_ACCESS_KEY_ID']))
  expect(responses).toHaveLength(20)
  expect(keys.size).toBeLessThanOrEqual(2)
})

test('more tenants than environments are all served', async () => {
  const tenants = Array.from({ length: 10 }, (_, index) => `tenant${index}`)
  for (const tenant of tenants)
    expect(await environment(`${tenant}/coach`)).toMatchObject({ tenantId: tenant })
})

test('a line that a function writes goes to the log under its name and tenant', async () => {
  await sample.call('/v1/behave/talk', 'aaaa/coach')
  const wanted = { source: 'function:api-Notes', tenant: 'aaaa', line: 'a line on its own' }
  await expect.poll(() => sample.lines).toContainEqual(wanted)
})

test('the account’s administrator may invoke a function and hears of its error', async () => {
  const outcome = await sample.cloud.invoke('Ticker', { due: '2026-01-31T00:00:00Z' })
  expect(outcome).toEqual({ payload: '{"due":"2026-01-31T00:00:00Z"}' })
  const failed = await sample.cloud.invoke('api-Ticker'.replace('api', 'flows'), { due: '1999' })
  expect(failed).toMatchObject({ error: { errorType: 'Error', errorMessage: 'too early' } })
  await expect(sample.cloud.invoke('nobody', {})).rejects.toThrow(/no function nobody/)
})
