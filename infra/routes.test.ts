import { describe, expect, it } from 'vitest'
import { gatewayPaths } from './routes.ts'

const members = { path: '/v1/members', api: 'api-tenancy', access: ['admin'] } as const
const member = { path: '/v1/members/{memberId}', api: 'api-tenancy', access: ['admin'] } as const

describe('the paths of the gateway', () => {
  it('are one for all methods of a route', () => {
    expect(gatewayPaths([members, members, member])).toEqual([
      { path: '/v1/members', api: 'api-tenancy', open: false },
      { path: '/v1/members/{memberId}', api: 'api-tenancy', open: false },
    ])
  })

  it('cannot belong to two functions', () => {
    expect(() => gatewayPaths([members, { ...members, api: 'api-casework' }])).toThrow('api-casework')
  })

  it('cannot be public for some methods only', () => {
    const page = { path: '/v1/docs', api: 'api-reference', access: 'public' } as const
    expect(() => gatewayPaths([page, { ...page, access: ['admin'] }])).toThrow('some methods only')
  })

  it('cannot be public where a function keeps one environment per tenant', () => {
    expect(() => gatewayPaths([{ ...members, access: 'public' }])).toThrow('only runs for a tenant')
  })

  it('cannot name the parameter at one place twice', () => {
    const renamed = { ...member, path: '/v1/members/{id}/roles' } as const
    expect(() => gatewayPaths([member, renamed])).toThrow('{memberId} and {id}')
  })
})
