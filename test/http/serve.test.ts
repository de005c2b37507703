import { type GatewayHandler, serve } from '@passerelle/runtime'
import { describe, expect, it, vi } from 'vitest'
import { corridorId, counterApi, gatewayEvent } from './counter-api.ts'

type GatewayEvent = Parameters<GatewayHandler>[0]
type Context = Parameters<GatewayHandler>[1]

const lines: string[] = []
vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)

const context = { getRemainingTimeInMillis: () => 10_000 } as Context

/** An event as the gateway sends it: a JSON body in base64, every header and parameter with all its values. */
function event(
  method: string,
  path: string,
  options: { body?: Buffer; headers?: Record<string, string[]>; query?: Record<string, string[]> } = {},
): GatewayEvent {
  const multiValueHeaders = {
    Host: ['api.example'],
    ...(options.body && { 'Content-Type': ['application/json'] }),
    ...options.headers,
  }
  return {
    httpMethod: method,
    path,
    resource: '/{proxy+}',
    headers: Object.fromEntries(Object.entries(multiValueHeaders).map(([name, [value]]) => [name, value])),
    multiValueHeaders,
    queryStringParameters: null,
    multiValueQueryStringParameters: options.query ?? null,
    pathParameters: null,
    stageVariables: null,
    body: options.body?.toString('base64') ?? null,
    isBase64Encoded: options.body !== undefined,
    requestContext: {
      ...gatewayEvent().event.requestContext,
      httpMethod: method,
      path: `/dev${path}`,
      stage: 'dev',
    },
  } as unknown as GatewayEvent // the parts that the adapter reads
}

const item = `/v1/corridors/${corridorId}`

async function call(sent: GatewayEvent, counter = counterApi()) {
  const { statusCode, headers = {}, multiValueHeaders = {}, body } = await serve(counter.app)(sent, context)
  const all = { ...headers, ...multiValueHeaders }
  const named = Object.entries(all).map(([name, value]) => [name.toLowerCase(), String(value)])
  return { statusCode, headers: Object.fromEntries(named) as Record<string, string>, body }
}

describe('the gateway', () => {
  it('gets an answer with its headers and its text', async () => {
    const answer = await call(event('GET', item))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      etag: '"1"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(JSON.parse(answer.body)).toEqual({ id: corridorId, count: 0, version: 1 })
  })

  it('hands over the very bytes that were sent', async () => {
    const headers = { 'If-Match': ['"1"'] }
    const set = await call(event('PATCH', item, { body: Buffer.from('{"count":4}'), headers }))
    expect(JSON.parse(set.body)).toMatchObject({ count: 4, version: 2 })
    const broken = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])
    const refused = await call(event('PATCH', item, { body: broken, headers }))
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'malformed', errors: [{ code: 'not_utf8' }] })
  })

  it('may hand over what is wrong, and gets a problem', async () => {
    const repeated = await call(event('GET', '/v1/corridors', { query: { limit: ['1', '2'] } }))
    expect(JSON.parse(repeated.body)).toMatchObject({ errors: [{ path: 'query.limit', code: 'repeated' }] })
    const foreign = await call(
      event('POST', '/v1/corridors', { headers: { 'Idempotency-Key': ['مفتاح-مفتاح-مفتاح'] } }),
    )
    expect(foreign.statusCode).toBe(415)
    const large = await call(event('POST', '/v1/corridors', { body: Buffer.alloc(1_000_000, ' ') }))
    expect(large.statusCode).toBe(413)
    const unknown = await call(event('GET', '/v1/nothing'))
    expect(unknown.headers['content-type']).toBe('application/problem+json')
  })

  it('is measured: what was answered with 5xx counts as failed', async () => {
    const counter = counterApi()
    lines.length = 0
    await call(event('GET', item), counter)
    counter.state.failure = 'broken'
    await call(event('GET', item), counter)
    const failed = lines.map((line) => JSON.parse(line)).flatMap((line) => line.failed ?? [])
    expect(failed).toEqual([0, 1])
  })

  it('may send two tenants at once: neither sees anything of the other', async () => {
    const [one, two] = [counterApi(), counterApi()]
    const headers = { 'If-Match': ['"1"'] }
    const bodies = Array.from({ length: 40 }, (_, n) => Buffer.from(JSON.stringify({ count: n % 10 })))
    const answers = await Promise.all(
      bodies.map((body, n) => call(event('PATCH', item, { body, headers }), n % 2 === 0 ? one : two)),
    )
    expect(answers.map(({ body }) => JSON.parse(body).count)).toEqual(bodies.map((_, n) => n % 10))
    const tenants = [...one.opened, ...two.opened].map(({ session }) => session.scope.tenant)
    expect(new Set(tenants).size).toBe(40)
  })
})
