import { describe, expect, it } from 'vitest'
import { endpoints } from './index.ts'
import { parameterNames } from './path-parameters.ts'
import { itemRouteOf, type Route } from './route.ts'

const make: Route = { method: 'POST', path: '/v1/members', summary: 'Make', answer: { status: 201 } }
const read: Route = {
  method: 'GET',
  path: '/v1/members/{memberId}',
  summary: 'Read',
  answer: { status: 200 },
}

describe('what a route made', () => {
  it('is where it can be read', () => {
    expect(itemRouteOf(make, [make, read])).toBe(read)
  })

  it('stands beside what it follows upon', () => {
    const follow: Route = { ...make, path: '/v1/members/{memberId}/follow', successor: true }
    expect(itemRouteOf(follow, [follow, make, read])).toBe(read)
  })

  it('is nowhere when nothing was made, or it cannot be read by itself', () => {
    const list: Route = { ...read, path: '/v1/members' }
    const deeper: Route = { ...read, path: '/v1/members/{memberId}/journal' }
    expect(itemRouteOf({ ...make, answer: { status: 200 } }, [read])).toBeUndefined()
    expect(itemRouteOf(make, [make, list, deeper, { ...read, method: 'PATCH' }])).toBeUndefined()
  })
})

describe('the contract', () => {
  it('knows every parameter of its paths', () => {
    for (const { path } of endpoints) expect(() => parameterNames(path)).not.toThrow()
    expect(() => parameterNames('/v1/members/{id}')).toThrow('{id} is not a declared path parameter')
  })

  it('answers with what it says: a body, a page of another type, or nothing', () => {
    for (const { operationId, answer, media } of endpoints) {
      const isEmpty = answer.body === undefined && media === undefined
      expect([operationId, isEmpty]).toEqual([operationId, answer.status === 204])
    }
  })
})
