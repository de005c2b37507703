import { DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { openApiDocument } from '@passerelle/contract/openapi'
import { feedRole } from '@passerelle/domain/tenancy'
import { statusOf } from '@passerelle/runtime/problems'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { apiNames, applications } from './applications.ts'
import { addressOf, caller, endpoints, malformed, roles } from './calls.ts'

const apps = await applications()
const call = caller(apps)

/** In place of a table: it has nothing, and takes what is written down of a refused try. */
const engine = mockClient(DynamoDBDocumentClient)

beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
beforeEach(() => {
  for (const name of ['TABLE_NAME', 'KEYS_TABLE_NAME', 'KEY_ID']) vi.stubEnv(name, 'none')
  engine.reset()
  engine.rejects('nobody reads or writes this here')
  engine.on(QueryCommand).resolves({ Items: [] })
  engine.on(TransactWriteCommand).resolves({})
})
afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  engine.restore()
})

/** The roles that the document gives an operation, in its own words. */
const documentedRoles = new Map(
  Object.values(openApiDocument().paths).flatMap((item) =>
    Object.values(item).map((operation) => [operation.operationId, operation['x-roles']] as const),
  ),
)

const guarded = endpoints.filter(({ access }) => access !== 'public')
let cells = 0

describe('the matrix of roles and operations', () => {
  it.each(guarded)(
    '$operationId is refused to every role that has no cell, and to no other',
    async (endpoint) => {
      const { api, method, operationId } = endpoint
      const { query, init } = malformed(endpoint)
      const allowed = documentedRoles.get(operationId) ?? []
      expect(allowed.length).toBeGreaterThan(0)
      for (const role of roles) {
        const outcome = await call(api, method, addressOf(endpoint) + query, [role], init)
        // A caller who is let in is refused for the form of the request: so nothing was read to find out.
        expect([role, outcome]).toEqual([
          role,
          allowed.includes(role) ? { status: 400, code: 'invalid' } : { status: 403, code: 'forbidden' },
        ])
        cells += 1
      }
      const refused = roles.filter((role) => role !== feedRole && !allowed.includes(role))
      // Each of them stands in the journal of whoever tried, and nothing else was written.
      expect(engine.commandCalls(TransactWriteCommand)).toHaveLength(refused.length)
    },
  )

  it('has a cell for every role and operation, and each was tried', () => {
    expect(cells).toBe(guarded.length * roles.length)
    expect(documentedRoles.size).toBe(endpoints.length)
  })

  it.each(guarded)('$operationId takes several roles for what the best of them may', async (endpoint) => {
    const { api, method, access } = endpoint
    if (access === 'public') return
    const { query, init } = malformed(endpoint)
    const members = roles.filter((role) => role !== 'operator' && role !== 'person')
    const without = members.filter((role) => !access.includes(role))
    const address = addressOf(endpoint) + query
    if (without.length > 0) expect((await call(api, method, address, without, init)).status).toBe(403)
    const [one] = access.filter((role) => role !== 'operator' && role !== 'person')
    if (one !== undefined)
      expect((await call(api, method, address, [...without, one], init)).status).toBe(400)
  })
})

describe('what is refused to a role', () => {
  it('is refused before anything else is said: neither id nor body is looked at', async () => {
    for (const { api, method, path, access } of guarded) {
      const refused = roles.filter((role) => !access.includes(role))
      const nonsense = path.replace(/\{\w+\}/g, 'nonsense')
      const init = method === 'GET' ? {} : { body: '{', headers: { 'Content-Type': 'text/plain' } }
      for (const role of refused) {
        expect(await call(api, method, nonsense, [role], init)).toEqual({ status: 403, code: 'forbidden' })
      }
    }
  })

  it('would have been seen to reach for a table: a good request finds none here', async () => {
    // The control of all of the above: no table is named, so whoever reaches for one breaks.
    vi.stubEnv('TABLE_NAME', undefined)
    for (const name of apiNames) {
      const read = guarded.find(
        ({ api, method, query }) => api === name && method === 'GET' && query === undefined,
      )
      if (read === undefined || read.access === 'public') continue
      expect(await call(name, 'GET', addressOf(read), read.access.slice(0, 1))).toEqual({
        status: 500,
        code: 'unexpected',
      })
    }
  })

  it('is everything to somebody who has not signed in', async () => {
    for (const endpoint of guarded) {
      const { status } = await call(endpoint.api, endpoint.method, addressOf(endpoint), [])
      expect(status).toBe(500)
    }
  })
})

it('every status of a refusal stands in the document', () => {
  const statuses = new Set(
    Object.values(openApiDocument().paths).flatMap((item) =>
      Object.values(item).flatMap(({ responses }) => Object.keys(responses).map(Number)),
    ),
  )
  expect([...new Set(Object.values(statusOf))].filter((status) => !statuses.has(status))).toEqual([])
})
