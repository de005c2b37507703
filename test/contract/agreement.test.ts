import { openApiDocument } from '@passerelle/contract/openapi'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { apiNames, applications, builtNames } from './applications.ts'
import { addressOf, admitted, caller, endpoints, malformed } from './calls.ts'

const apps = await applications()
const call = caller(apps)

// A refusal writes a line to the log; here refusals are the point.
beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})

const documented = Object.entries(openApiDocument().paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { operationId }]) => ({
    route: `${method.toUpperCase()} ${path}`,
    operationId,
  })),
)

describe('the document and the functions', () => {
  it('are about the same functions', () => {
    expect([...apiNames].toSorted()).toEqual(builtNames)
  })

  it('name the same routes: all that is mounted is documented, all that is documented is mounted', () => {
    const mounted = [...apps.values()].flatMap(({ routes }) =>
      routes
        .filter(({ method }) => method !== 'ALL') // what stands before every route
        .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
    )
    expect(mounted.toSorted()).toEqual(documented.map(({ route }) => route).toSorted())
    expect(new Set(mounted).size).toBe(mounted.length)
  })

  it.each(endpoints)(
    '$method $path is answered by the function that the contract names',
    async (endpoint) => {
      const { api, method } = endpoint
      const { query, init } = malformed(endpoint)
      // Reached, and refused for the one thing that no route takes.
      expect(await call(api, method, addressOf(endpoint) + query, admitted(endpoint), init)).toEqual({
        status: 400,
        code: 'invalid',
      })
      for (const other of apiNames.filter((name) => name !== api)) {
        const { status } = await call(other, method, addressOf(endpoint), admitted(endpoint))
        expect(status).toBe(404)
      }
    },
  )

  it('know no other methods: what a path does not list is answered 405, with what it does', async () => {
    const paths = new Map(endpoints.map((endpoint) => [endpoint.path, endpoint]))
    for (const [path, endpoint] of paths) {
      const known = endpoints.filter((each) => each.path === path).map(({ method }) => String(method))
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        if (known.includes(method)) continue
        const outcome = await call(endpoint.api, method, addressOf(endpoint), admitted(endpoint))
        expect([method, path, outcome]).toEqual([method, path, { status: 405, code: 'method_not_allowed' }])
      }
    }
  })

  it.each(['/', '/v1', '/v2/tenants', '/v1/tenants/', '/v1//tenants', '/v1/TENANTS', '/v1/unheard-of'])(
    'know nothing of %s',
    async (address) => {
      for (const api of apiNames)
        expect(await call(api, 'GET', address, ['operator'])).toEqual({ status: 404, code: 'not_found' })
    },
  )
})
