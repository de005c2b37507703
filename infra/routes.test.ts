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

  it('are one for all that lies below a place, where one function answers it in one way', () => {
    const below = (path: string) => ({ ...members, path: `/v1/${path}` as const })
    const paths = gatewayPaths([
      below('corridors'),
      below('corridors/{corridorId}'),
      below('corridors/{corridorId}/sign'),
      below('members/{memberId}'),
      { ...below('members/{memberId}/hand-on'), api: 'api-casework' },
      below('members/{memberId}/roles'),
      below('members/{memberId}/roles/{role}'),
      { path: '/v1/docs', api: 'api-reference', access: 'public' },
      { path: '/v1/docs/roles', api: 'api-reference', access: 'public' },
    ])
    expect(paths.map(({ path, api, open }) => `${path} ${api} ${open}`)).toEqual([
      '/v1/corridors api-tenancy false',
      '/v1/corridors/{rest+} api-tenancy false',
      '/v1/members/{memberId} api-tenancy false',
      '/v1/members/{memberId}/hand-on api-casework false',
      '/v1/members/{memberId}/roles api-tenancy false',
      '/v1/members/{memberId}/roles/{role} api-tenancy false',
      '/v1/docs api-reference true',
      '/v1/docs/roles api-reference true',
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
