import { routes } from '@passerelle/contract/kit'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as z from 'zod'
import type { Standing } from '../request-counter.ts'
import { application } from './application.ts'
import { answerProblem } from './failure.ts'
import { quotaGuard } from './within-quota.ts'

const written = vi.spyOn(process.stdout, 'write')
beforeEach(() => {
  written.mockReturnValue(true)
})
afterEach(() => written.mockReset())

const notes = routes('api-tenancy', {
  write: {
    method: 'POST',
    path: '/v1/notes',
    summary: 'Write a note',
    body: z.strictObject({ text: z.string() }),
    answer: { status: 204 },
  },
})

const id = '0'.repeat(26)
const authorizer = {
  tenantId: id,
  memberId: id,
  roles: 'coach',
  kind: 'coaching',
  accessKeyId: 'A',
  secretAccessKey: 'S',
  sessionToken: 'T',
}

/** An application whose callers stand so, and which of them its guard has counted. */
function guarded(standing: Partial<Standing> = {}) {
  const seen = { counted: 0, answered: 0 }
  const guard = quotaGuard(async () => {
    seen.counted += 1
    return { policy: 'organisation', perMinute: 25, isAnswered: true, left: 7, seconds: 31, ...standing }
  })
  const app = application(
    notes,
    async (c) => {
      seen.answered += 1
      await c.req.text()
      return c.body(null, 204)
    },
    answerProblem,
    [guard],
  )
  const ask = (
    method = 'POST',
    path = '/v1/notes',
    context: object | null = authorizer,
    body?: ReadableStream,
  ) =>
    app.request(
      path,
      { method, headers: { 'Accept-Language': 'de' }, ...(body && { body, duplex: 'half' as const }) },
      { event: { requestContext: { requestId: 'request-1', authorizer: context } } },
    )
  return { ask, seen }
}

it('every answer says what may be asked for and what is left of it', async () => {
  const { ask } = guarded()
  for (const [method, path, status] of [
    ['POST', '/v1/notes', 204],
    ['GET', '/v1/notes', 405],
    ['GET', '/v1/nothing', 404],
  ] as const) {
    const { headers, status: found } = await ask(method, path)
    expect([found, headers.get('ratelimit-policy'), headers.get('ratelimit')]).toEqual([
      status,
      '"organisation";q=25;w=60',
      '"organisation";r=7;t=31',
    ])
  }
})

it('what is beyond is refused before it is read, and told when to come again', async () => {
  const { ask, seen } = guarded({ isAnswered: false, left: 0 })
  const body = new ReadableStream({ pull: () => Promise.reject(new Error('it was read')) })
  const response = await ask('POST', '/v1/notes', authorizer, body)
  expect(response.status).toBe(429)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/problem+json',
    'retry-after': '31',
    'ratelimit-policy': '"organisation";q=25;w=60',
    ratelimit: '"organisation";r=0;t=31',
    'cache-control': 'no-store',
  })
  expect(await response.json()).toMatchObject({
    status: 429,
    code: 'quota_exceeded',
    title: 'Zu viele Anfragen',
    limit: 25,
    seconds: 31,
    requestId: 'request-1',
  })
  expect(seen).toEqual({ counted: 1, answered: 0 })
})

it('what no route takes is counted as well', async () => {
  const { ask, seen } = guarded({ isAnswered: false })
  expect((await ask('GET', '/v1/nothing')).status).toBe(429)
  expect(seen.counted).toBe(1)
})

it('the operator has no quota, and whoever the authorizer did not name gets no further than before', async () => {
  const { ask, seen } = guarded({ isAnswered: false })
  const operator = { ...authorizer, tenantId: 'PLATFORM', roles: 'operator' }
  const response = await ask('POST', '/v1/notes', operator)
  expect([response.status, response.headers.get('ratelimit')]).toEqual([204, null])
  expect((await ask('POST', '/v1/notes', null)).status).toBe(204)
  expect((await ask('POST', '/v1/notes', { ...authorizer, memberId: 'x' })).status).toBe(500)
  expect(seen.counted).toBe(0)
})
