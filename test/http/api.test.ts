import { routes } from '@passerelle/contract/kit'
import { refuse } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { corridorId, counterApi, counters, gatewayEvent } from './counter-api.ts'

const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
}

const item = `/v1/corridors/${corridorId}`
const key = 'a-key-of-the-caller'
const json = { 'Content-Type': 'application/json' }

const written = vi.spyOn(process.stdout, 'write')
let lines: string[] = []
beforeEach(() => {
  lines = []
  written.mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(() => written.mockReset())

/** Sends a request as a member of a tenant, an admin unless said otherwise. */
function ask(
  { app }: Pick<ReturnType<typeof counterApi>, 'app'>,
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; as?: Parameters<typeof gatewayEvent>[0] } = {},
) {
  const { body, headers, as } = options
  const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const type = body === undefined ? {} : json
  return app.request(path, { method, headers: { ...type, ...headers }, ...content }, gatewayEvent(as))
}

async function problem(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  return (await response.json()) as Record<string, unknown> // a problem is an object
}

describe('a request', () => {
  it('is answered through the schema of its route, with the version as its tag', async () => {
    const response = await ask(counterApi(), 'GET', item)
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).toBe('"1"')
    expect(await response.json()).toEqual({ id: corridorId, count: 0, version: 1 })
  })

  it('to make something is told where that is, under whatever name the API is known', async () => {
    const response = await ask(counterApi(), 'POST', '/v1/corridors', { body: { count: 3 } })
    expect(response.status).toBe(201)
    const { id } = (await response.json()) as { id: string }
    const known = 'https://api.example/stage/v1/corridors'
    expect(new URL(response.headers.get('location') ?? '', known).pathname).toBe(`/stage/v1/corridors/${id}`)
  })

  it('for a page is told the next one, with the same filters', async () => {
    const counter = counterApi()
    const response = await ask(counter, 'GET', '/v1/corridors?limit=1')
    expect(response.headers.get('link')).toBe('<?limit=1&cursor=c%2F2>; rel="next"')
    expect((await ask(counter, 'GET', '/v1/corridors')).headers.get('link')).toBeNull()
  })

  it('that takes something away is answered without a body', async () => {
    const response = await ask(counterApi(), 'DELETE', item, { headers: { 'If-Match': '"1"' } })
    expect([response.status, await response.text()]).toEqual([204, ''])
  })

  it('for the head of something gets no body', async () => {
    const response = await ask(counterApi(), 'HEAD', item)
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([200, '"1"', ''])
  })

  it('opens a context for the caller that the authorizer named, and for nobody else', async () => {
    const counter = counterApi()
    const tenantId = '0'.repeat(26)
    const elsewhere = 'Z'.repeat(26)
    await ask(counter, 'GET', item, {
      as: { tenantId, roles: 'coach,admin,king' },
      headers: { 'X-Amz-Tenant-Id': elsewhere, 'X-Tenant': elsewhere, Cookie: `tenant=${elsewhere}` },
    })
    expect(counter.opened[0]?.session).toMatchObject({
      scope: { tenant: tenantId, credentials: { accessKeyId: 'ASIAEXAMPLE' } },
      roles: ['coach', 'admin'],
      kind: 'coaching',
    })
    expect(counter.opened[0]?.requestId).toBe('request-1')
  })
})

describe('a role that the matrix does not name', () => {
  it.each([{ roles: 'coach' }, { roles: 'auditor,instructor' }, { roles: 'operator' }, { roles: 'Admin' }])(
    'is refused before anything is read or looked at: %o',
    async (as) => {
      const counter = counterApi()
      for (const body of [{ count: 1 }, { count: 'x' }, '{'])
        expect((await ask(counter, 'PATCH', item, { body, as })).status).toBe(403)
      expect((await ask(counter, 'PATCH', '/v1/corridors/nonsense', { as })).status).toBe(403)
      expect(counter.opened).toEqual([])
      expect(counter.told).toEqual(Array(4).fill(['forbidden', 'setCounter']))
    },
  )

  it('may still have another of its roles', async () => {
    expect((await ask(counterApi(), 'GET', item, { as: { roles: 'instructor,coach' } })).status).toBe(200)
  })
})

describe('what is wrong with a request', () => {
  it('is told all at once, with path, reason and bound', async () => {
    const counter = counterApi()
    const response = await ask(counter, 'PATCH', `${item}?owner=x`, {
      body: { count: 'three', tenantId: 'x' },
      headers: { 'If-Match': 'W/"1"' },
    })
    expect(response.status).toBe(400)
    expect(await problem(response)).toEqual({
      type: 'about:blank',
      status: 400,
      code: 'invalid',
      title: 'The request is not valid',
      detail: 'Some fields are missing or wrong; see errors. Nothing was saved.',
      errors: [
        { path: 'query.owner', code: 'unknown_field', message: 'This field is not known here.' },
        { path: 'body.count', code: 'wrong_type', message: 'Expected: a number.' },
        { path: 'body.tenantId', code: 'unknown_field', message: 'This field is not known here.' },
        {
          path: 'header.If-Match',
          code: 'invalid_version',
          message: 'A version as in ETag, for example "3".',
        },
      ],
      requestId: 'request-1',
    })
    expect(counter.opened).toEqual([])
  })

  it.each<[string, string, number, string, Parameters<typeof ask>[3]?]>([
    ['PATCH', item, 428, 'version_required', { body: { count: 1 } }],
    ['PATCH', item, 400, 'invalid', { body: { count: 1 }, headers: { 'If-Match': '"0"' } }],
    ['PATCH', item, 400, 'invalid', { body: { count: 1 }, headers: { 'If-Match': '*' } }],
    ['PATCH', item, 400, 'invalid', { body: { count: 1 }, headers: { 'If-Match': '"1", "2"' } }],
    ['PATCH', item, 415, 'unsupported_media_type', { headers: { 'If-Match': '"1"' } }],
    ['PATCH', item, 400, 'malformed', { body: '{"count":1,"count":1}' }],
    ['PATCH', item, 413, 'too_large', { body: ' '.repeat(1_000_000) }],
    ['GET', '/v1/corridors/unknown', 404, 'not_found'],
    ['GET', `${item.toLowerCase()}`, 404, 'not_found'],
    ['GET', '/v1/corridors/%00', 404, 'not_found'],
    ['GET', '/v1/corridors/%E0%A4%A', 404, 'not_found'],
    ['GET', '/v1/corridors/%2e%2e%2fmembers', 404, 'not_found'],
    ['GET', '/v1/corridors?limit=ten', 400, 'invalid'],
    ['GET', '/v1/corridors?limit=101', 400, 'invalid'],
    ['GET', '/v1/corridors?limit=1&limit=2', 400, 'invalid'],
    ['GET', '/v1/corridors?__proto__=1', 400, 'invalid'],
    ['GET', '/v1/corridors?constructor=1', 400, 'invalid'],
    ['GET', `${item}?tenantId=1`, 400, 'invalid'],
    ['POST', `${item}/end`, 400, 'invalid', { body: { state: 'x' }, headers: { 'If-Match': '"1"' } }],
    [
      'POST',
      '/v1/corridors',
      400,
      'invalid',
      { body: { count: 1 }, headers: { 'Idempotency-Key': 'short' } },
    ],
    ['GET', '/v1/nothing', 404, 'not_found'],
    ['GET', '/', 404, 'not_found'],
    ['GET', '/v1/corridors/', 404, 'not_found'],
    ['PUT', item, 405, 'method_not_allowed'],
    ['TRACE', '/v1/corridors', 405, 'method_not_allowed'],
    ['OPTIONS', '/v1/corridors', 405, 'method_not_allowed'],
  ])('%s %s is answered with %i %s', async (method, path, status, code, options) => {
    const counter = counterApi()
    const { app } = counter
    // `Request` knows no TRACE, but a caller may.
    const response = await (method === 'TRACE'
      ? app.fetch(traced(path), gatewayEvent())
      : ask(counter, method, path, options))
    expect([response.status, (await problem(response))['code']]).toEqual([status, code])
    expect(counter.state.runs).toBe(0)
    expect(counter.opened).toEqual([])
  })

  it('includes the methods that an address knows', async () => {
    const response = await ask(counterApi(), 'PUT', item)
    expect(response.headers.get('allow')).toBe('GET, HEAD, PATCH, DELETE')
    expect((await problem(response))['allowed']).toEqual(['GET', 'HEAD', 'PATCH', 'DELETE'])
  })

  it('is nothing where an empty object is sent to a route that takes nothing', async () => {
    const headers = { 'If-Match': '"1"' }
    expect((await ask(counterApi(), 'POST', `${item}/end`, { body: {}, headers })).status).toBe(200)
  })

  it('is told in the language that the caller likes best', async () => {
    const headers = { 'Accept-Language': 'ar-SY, en;q=0.5' }
    const response = await ask(counterApi(), 'GET', '/v1/nothing', { headers })
    expect(response.headers.get('content-language')).toBe('ar')
    expect((await problem(response))['title']).toBe('غير موجود')
  })
})

function traced(path: string): Request {
  return new Proxy(new Request(`http://localhost${path}`), {
    get: (request, name) => (name === 'method' ? 'TRACE' : Reflect.get(request, name, request)),
  })
}

describe('a POST that is repeated with its key', () => {
  const open = { body: { count: 3 }, headers: { 'Idempotency-Key': key }, as: { memberId: '1'.repeat(26) } }

  it('does nothing twice and gives the first answer', async () => {
    const counter = counterApi()
    const first = await ask(counter, 'POST', '/v1/corridors', open)
    const repeated = await ask(counter, 'POST', '/v1/corridors', open)
    expect(repeated.status).toBe(201)
    expect(await repeated.json()).toEqual(await first.json())
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(repeated.headers.get('idempotency-replayed')).toBe('true')
    expect(repeated.headers.get('location')).toBe(first.headers.get('location'))
    expect(counter.state.runs).toBe(1)
  })

  it('but says something else is refused', async () => {
    const counter = counterApi()
    await ask(counter, 'POST', '/v1/corridors', open)
    const other = await ask(counter, 'POST', '/v1/corridors', { ...open, body: { count: 4 } })
    expect([other.status, (await problem(other))['code']]).toEqual([422, 'idempotency_mismatch'])
    const elsewhere = { headers: { ...open.headers, 'If-Match': '"2"' }, as: open.as }
    await ask(counter, 'POST', `${item}/end`, {
      ...elsewhere,
      headers: { ...open.headers, 'If-Match': '"1"' },
    })
    expect((await ask(counter, 'POST', `${item}/end`, elsewhere)).status).toBe(422)
  })

  it('is another one when another member, another operation or another key sends it', async () => {
    const counter = counterApi()
    await ask(counter, 'POST', '/v1/corridors', open)
    await ask(counter, 'POST', '/v1/corridors', { ...open, as: { memberId: '2'.repeat(26) } })
    await ask(counter, 'POST', '/v1/corridors', { ...open, headers: { 'Idempotency-Key': `${key}2` } })
    await ask(counter, 'POST', `${item}/end`, {
      headers: { ...open.headers, 'If-Match': '"1"' },
      as: open.as,
    })
    expect(counter.state.runs).toBe(4)
  })

  it('gets its own refusal when nothing was done the first time', async () => {
    const counter = counterApi()
    counter.state.failure = refusal()
    expect((await ask(counter, 'POST', '/v1/corridors', open)).status).toBe(409)
    expect((await ask(counter, 'POST', '/v1/corridors', open)).status).toBe(409)
    counter.state.failure = undefined
    expect((await ask(counter, 'POST', '/v1/corridors', open)).status).toBe(201)
  })

  it('is not taken for answered because something broke', async () => {
    const counter = counterApi()
    await ask(counter, 'POST', '/v1/corridors', open)
    counter.state.failure = new Error('the engine is gone')
    expect((await ask(counter, 'POST', '/v1/corridors', open)).status).toBe(500)
  })

  it('has a meaning for a POST only: a change is told apart by its version', async () => {
    const counter = counterApi()
    const change = { body: { count: 1 }, headers: { 'Idempotency-Key': key, 'If-Match': '"1"' } }
    await ask(counter, 'PATCH', item, change)
    await ask(counter, 'PATCH', item, change)
    expect(counter.opened.map(({ attempt }) => attempt)).toEqual([undefined, undefined])
  })
})

function refusal(): unknown {
  try {
    return refuse({ code: 'not_possible', what: 'not_due' })
  } catch (refused) {
    return refused
  }
}

describe('what nobody expected', () => {
  const secret = 'Amina Diallo, 1990, +221 77 123 45 67'

  it.each([
    ['an error', new Error(secret)],
    ['an error of another kind', new RangeError(secret, { cause: new Error(secret) })],
    ['text', secret],
    ['an object', { status: 200, message: secret }],
    ['nothing at all', null],
    ['an error that imitates a place', new Error(`${secret}\n    at ${secret} (file:///x.ts:1:1)`)],
    ['an error with a name of its own', Object.assign(new Error('x'), { name: secret })],
  ])('is answered with 500 and says nothing of itself: %s', async (_, failure) => {
    const counter = counterApi()
    counter.state.failure = failure
    const response = await ask(counter, 'GET', item)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toEqual({
      type: 'about:blank',
      status: 500,
      code: 'unexpected',
      title: 'Something went wrong',
      detail: "The fault is ours. Tell us the request's number.",
      requestId: 'request-1',
    })
    expect(lines).toHaveLength(1)
    expect(lines.join()).not.toContain('Amina')
    expect(lines.join()).not.toContain('77 123')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      requestId: 'request-1',
      operation: 'GET /v1/corridors/:corridorId',
      status: 500,
    })
  })

  it.each([
    { name: 'ThrottlingException' },
    { name: 'TimeoutError' },
    { name: 'ProvisionedThroughputExceededException' },
    { code: 'ECONNRESET' },
    { code: 'ENOTFOUND' },
    { name: 'SomethingNewException', $fault: 'server' },
  ])('passes when a service fails for a moment: %o', async (kind) => {
    const counter = counterApi()
    counter.state.failure = Object.assign(new Error(secret), kind)
    const response = await ask(counter, 'GET', item)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await response.text()).not.toContain('Amina')
  })

  it('does not pass when the fault is ours', async () => {
    const counter = counterApi()
    counter.state.failure = Object.assign(new Error(secret), {
      name: 'ValidationException',
      $fault: 'client',
    })
    expect((await ask(counter, 'GET', item)).status).toBe(500)
  })

  it('is an answer with a field that the document does not name, so it never leaves', async () => {
    const counter = counterApi()
    counter.state.counter = Object.assign(counter.state.counter, { name: secret })
    for (const path of [item, '/v1/corridors']) {
      const response = await ask(counter, 'GET', path)
      expect(response.status).toBe(500)
      expect(await response.text()).not.toContain('Amina')
    }
    expect(lines.join()).not.toContain('Amina')
  })

  it('is a request that no authorizer has seen', async () => {
    const { app, opened } = counterApi()
    for (const event of [undefined, { event: { requestContext: { requestId: 'r', authorizer: null } } }, {}])
      expect((await app.request(item, {}, event)).status).toBe(500)
    expect(opened).toEqual([])
  })
})

describe('every answer', () => {
  const paths = [item, '/v1/corridors?limit=ten', '/v1/nothing', '/v1/corridors/unknown']

  it.each([...paths, 'PUT', 'forbidden', 'broken'])(
    'is one that nobody stores, sniffs or frames: %s',
    async (which) => {
      const counter = counterApi()
      if (which === 'broken') counter.state.failure = 'broken'
      const response = await (which === 'PUT'
        ? ask(counter, 'PUT', item)
        : which === 'forbidden'
          ? ask(counter, 'GET', item, { as: { roles: 'auditor' } })
          : ask(counter, 'GET', which === 'broken' ? item : which))
      for (const [name, value] of Object.entries(securityHeaders))
        expect(response.headers.get(name)).toBe(value)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expect(response.headers.get('set-cookie')).toBeNull()
    },
  )

  it('to a refusal is logged by its code, and not by anything that was sent', async () => {
    const headers = { 'If-Match': '"1"', 'Idempotency-Key': 'Amina\tDiallo' }
    await ask(counterApi(), 'PATCH', `${item}?q=Amina`, { body: { count: 'Amina', Amina: 1 }, headers })
    expect(JSON.parse(lines.join())).toEqual({
      level: 'info',
      message: 'request refused',
      requestId: 'request-1',
      operation: 'PATCH /v1/corridors/:corridorId',
      status: 400,
      code: 'invalid',
    })
  })
})

it('cannot be built with a route that anybody may call', () => {
  const open = routes('api-tenancy', { readCounter: counters.routes.readCounter })
  const never = async () => Promise.reject(new Error('never'))
  expect(() => api(open, { readCounter: 'public' }, never, { readCounter: never })).toThrow('is public')
})
