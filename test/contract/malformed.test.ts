import type { Endpoint } from '@passerelle/contract'
import { openApiDocument } from '@passerelle/contract/openapi'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sampleOf } from '../isolation/support/probes/sample.ts'
import { effort } from '../support/effort.ts'
import { applications } from './applications.ts'
import { addressOf, admitted, caller, endpoints } from './calls.ts'

/*
 * Whatever somebody sends in place of a body, the answer says what is wrong with it. No table is named here, so what gets past the
 * form breaks: an answer of 5xx is a body that nobody looked at.
 */

const runs = effort({ usual: 25, whole: 10_000 })
const seed = 20_261_129

const apps = await applications()
const call = caller(apps)
const tally = { sent: 0, fit: 0 }

beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.stubEnv('TABLE_NAME', undefined)
})
afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  console.info(
    `${tally.sent} malformed requests to ${writing.length} routes: each refused for its form; ${tally.fit} more were fit`,
  )
})

const writing = endpoints.filter(({ body, form }) => body !== undefined && form === undefined)
const documented = new Map(
  Object.values(openApiDocument().paths).flatMap((item) =>
    Object.values(item).map((operation) => [operation.operationId, operation.requestBody] as const),
  ),
)

/** A body that the route takes as far as its schema can say. */
function fitBody({ operationId }: Endpoint): unknown {
  const content = documented.get(operationId)?.content['application/json']
  return content === undefined ? {} : sampleOf(content.schema)
}

/** What a careless program, or a careful attacker, may put where something else belongs. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    2 ** 53,
    1.5,
    '',
    ' ',
    'x'.repeat(20_000),
    '\u0000',
    '\u202e\u200f',
    "'; DROP TABLE",
    '=1+1',
    '2026-02-31',
    '0000-00-00T00:00:00Z',
    'T#0#CASE',
    [],
    {},
    [[[[]]]],
    { toString: 'x' },
    { length: 1 },
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}')),
)

/** A value with something odd at one place of it, or beside what is there. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const here = [odd]
  if (Array.isArray(value)) {
    const within = value.map((each, at) => spoiled(each).map((bad) => value.with(at, bad)))
    return fc.oneof(
      ...here,
      odd.map((bad) => [...value, bad]),
      ...within,
    )
  }
  if (typeof value !== 'object' || value === null) return odd
  const within = Object.entries(value).map(([name, each]) =>
    spoiled(each).map((bad) => ({ ...value, [name]: bad })),
  )
  const beside = fc.tuple(fc.string(), odd).map(([name, bad]) => ({ ...value, [name]: bad }))
  const without = fc.constantFrom(...Object.keys(value), '').map((name) => {
    const { [name]: _, ...rest } = value as Record<string, unknown> // of an object's own fields
    return rest
  })
  return fc.oneof(...here, beside, without, ...within)
}

/** Texts that are no JSON, or more than one. */
const broken = fc.constantFrom(
  '',
  '{',
  '[',
  '{"a":1,"a":2}',
  '{}{}',
  'NaN',
  "{'a':1}",
  '\ufeff{}',
  '1e999',
  '{"a":1e999}',
)

async function answerTo(endpoint: Endpoint, body: string) {
  const headers = { 'Content-Type': 'application/json', ...(endpoint.change && { 'If-Match': '"1"' }) }
  const as = admitted(endpoint)
  return call(endpoint.api, endpoint.method, addressOf(endpoint), as, { headers, body })
}

/** Whether the contract itself would take a body. */
function isFit({ body }: Endpoint, text: string): boolean {
  try {
    return body?.safeParse(JSON.parse(text)).success === true
  } catch {
    return false
  }
}

test.each(writing)(
  '$method $path answers whatever it is sent by a refusal with a reason',
  async (endpoint) => {
    const bodies = fc.oneof(
      { weight: 6, arbitrary: spoiled(fitBody(endpoint)).map((value) => JSON.stringify(value) ?? 'null') },
      { weight: 1, arbitrary: broken },
    )
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        if (isFit(endpoint, body)) {
          tally.fit += 1
          return
        }
        tally.sent += 1
        const { status, code } = await answerTo(endpoint, body)
        expect({ status, code }, body.slice(0, 200)).toEqual({
          status: expect.toSatisfy((found) => [400, 413].includes(found)),
          code: expect.stringMatching(/^[a-z_]+$/),
        })
      }),
      { numRuns: runs, seed },
    )
  },
)

test('a route that breaks over a body would be seen', async () => {
  const [endpoint] = writing.filter((each) => isFit(each, JSON.stringify(fitBody(each))))
  if (endpoint === undefined) throw new Error('no body is fit')
  // It is let past the form, and then there is no table.
  expect(await answerTo(endpoint, JSON.stringify(fitBody(endpoint)))).toEqual({
    status: 500,
    code: 'unexpected',
  })
})

test('nothing that was sent has changed what every object has', () => {
  expect({}).not.toHaveProperty('polluted')
})
