import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { openSampleCloud, type SampleCloud } from '../testing/sample-cloud.ts'

let now = new Date('2026-01-31T09:30:00.000Z')
let sample: SampleCloud
beforeAll(async () => {
  sample = await openSampleCloud({ clock: { now: () => now } })
})
afterAll(() => sample?.close())

const call: SampleCloud['call'] = (...request) => sample.call(...request)

/** The event that the function was given, as it sent it back. */
const echoed = z.looseObject({
  headers: z.record(z.string(), z.string()),
  requestContext: z.looseObject({ requestId: z.string(), authorizer: z.record(z.string(), z.unknown()) }),
})
const read = async (response: Response) => echoed.parse(await response.json())

describe('a request', () => {
  test('reaches the function in the shape that a REST API gives it', async () => {
    const response = await call('/v1/behave/echo?limit=50&tag=a&tag=b%20c', 'aaaa/coach', {
      method: 'POST',
      body: '{"name":"Ñandú"}',
      headers: { 'X-Custom': 'yes', 'content-type': 'application/json' },
    })
    const event = await read(response)
    expect(event).toMatchObject({
      resource: '/v1/behave/{behaviour}',
      path: '/v1/behave/echo',
      httpMethod: 'POST',
      queryStringParameters: { limit: '50', tag: 'b c' },
      multiValueQueryStringParameters: { limit: ['50'], tag: ['a', 'b c'] },
      pathParameters: { behaviour: 'echo' },
      stageVariables: null,
      body: '{"name":"Ñandú"}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '111122223333',
        httpMethod: 'POST',
        path: '/dev/v1/behave/echo',
        resourcePath: '/v1/behave/{behaviour}',
        stage: 'dev',
        requestTime: '31/Jan/2026:09:30:00 +0000',
        requestTimeEpoch: now.getTime(),
        identity: { sourceIp: '127.0.0.1' },
        authorizer: { tenantId: 'aaaa', principalId: 'coach' },
      },
    })
    expect(event.headers['X-Custom'] ?? event.headers['x-custom']).toBe('yes')
    expect(event.headers['X-Forwarded-Proto']).toBe('https')
    expect(typeof event.requestContext.authorizer['asked']).toBe('string')
    expect(response.headers.get('x-amzn-requestid')).toBe(event.requestContext.requestId)
  })

  test('without body and query has null for both', async () => {
    const event = await read(await call('/v1/behave/echo', 'aaaa/coach'))
    expect(event).toMatchObject({
      body: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
    })
  })

  test('with a binary media type arrives as base64', async () => {
    const body = new Uint8Array([0, 255, 128])
    const init = { method: 'POST', body, headers: { 'content-type': 'image/png' } }
    const event = await read(await call('/v1/behave/echo', 'aaaa/coach', init))
    expect(event).toMatchObject({ body: 'AP+A', isBase64Encoded: true })
  })

  test('to an unknown path or method is refused as API Gateway refuses it', async () => {
    for (const response of [
      await call('/v1/nothing', 'aaaa/coach'),
      await call('/v1/scan', 'aaaa/coach', { method: 'PUT' }),
    ]) {
      expect(response.status).toBe(403)
      expect(await response.json()).toEqual({ message: 'Missing Authentication Token' })
    }
    expect((await call('/v1/%E0%A4%A', 'aaaa/coach')).status).toBe(400)
  })

  test('over 10 MB is refused', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1, 'a')
    expect((await call('/v1/behave/echo', 'aaaa/coach', { method: 'POST', body })).status).toBe(413)
  })
})

describe('an answer', () => {
  test('may set a header several times', async () => {
    const response = await call('/v1/behave/cookies', 'aaaa/coach')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test.each(['throw', 'malformed', 'exit'])('is 502 when the function does this: %s', async (behaviour) => {
    const response = await call(`/v1/behave/${behaviour}`, 'aaaa/coach')
    expect(response.status).toBe(502)
    expect(await response.json()).toEqual({ message: 'Internal server error' })
    expect((await call('/v1/behave/echo', 'aaaa/coach')).status).toBe(200)
  })

  test('is 502 when the function runs out of time, and the next request is served', async () => {
    expect((await call('/v1/behave/hang', 'aaaa/coach')).status).toBe(502)
    expect((await call('/v1/behave/echo', 'aaaa/coach')).status).toBe(200)
  })
})

describe('the authorizer', () => {
  test('is not asked about a request without a token, which gets the template’s own answer', async () => {
    const response = await call('/v1/behave/echo')
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({
      title: 'Unauthorized',
      requestId: response.headers.get('x-amzn-requestid'),
    })
  })

  test('refuses with 401, denies with 403 and fails with 500', async () => {
    expect((await call('/v1/behave/echo', 'nobody/x')).status).toBe(401)
    expect((await call('/v1/behave/echo', 'banned/xx')).status).toBe(403)
    expect((await call('/v1/behave/echo', 'broken/x')).status).toBe(500)
  })

  test('is asked again only after its cache time', async () => {
    const asked = async () => {
      const event = await read(await call('/v1/behave/echo', 'cccc/coach'))
      return event.requestContext.authorizer['asked']
    }
    const first = await asked()
    now = new Date(now.getTime() + 59_000)
    expect(await asked()).toBe(first)
    now = new Date(now.getTime() + 2_000)
    const second = await asked()
    expect(second).not.toBe(first)
    sample.cloud.forgetAuthorizations()
    expect(await asked()).not.toBe(second)
  })

  test('that names no tenant cannot reach a function isolated by tenant', async () => {
    expect((await call('/v1/behave/echo', 'stray/coach')).status).toBe(500)
  })
})

test('the access log is written in the template’s format', async () => {
  await call('/v1/notes/none', 'dddd/coach')
  expect(sample.lines).toContainEqual({
    source: 'access',
    line: '{"status":404,"tenant":"dddd","path":"/v1/notes/{id}"}',
  })
})
