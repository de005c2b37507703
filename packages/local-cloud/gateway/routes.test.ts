import { expect, test } from 'vitest'
import { routerOf } from './routes.ts'

const method = (httpMethod: string, resourcePath: string) => ({ httpMethod, resourcePath })

const route = routerOf([
  method('GET', '/v1/referrals'),
  method('GET', '/v1/referrals/{id}'),
  method('GET', '/v1/referrals/inbox'),
  method('POST', '/v1/referrals/{id}/{command}'),
  method('ANY', '/v1/public/{proxy+}'),
  method('GET', '/'),
])

const found = (httpMethod: string, path: string) => {
  const match = route(httpMethod, path)
  return match && [match.method.resourcePath, match.pathParameters]
}

test('a fixed part goes before a variable one, and each variable gets its part', () => {
  expect(found('GET', '/v1/referrals/inbox')).toEqual(['/v1/referrals/inbox', {}])
  expect(found('GET', '/v1/referrals/1')).toEqual(['/v1/referrals/{id}', { id: '1' }])
  expect(found('POST', '/v1/referrals/inbox/accept')).toEqual([
    '/v1/referrals/{id}/{command}',
    { id: 'inbox', command: 'accept' },
  ])
  expect(found('GET', '/')).toEqual(['/', {}])
})

test('a greedy part takes the rest of the path, with any method', () => {
  expect(found('PATCH', '/v1/public/centres/1')).toEqual(['/v1/public/{proxy+}', { proxy: 'centres/1' }])
})

test('what no resource or method answers is not found', () => {
  expect(found('DELETE', '/v1/referrals/1')).toBeUndefined()
  expect(found('GET', '/v1')).toBeUndefined()
  expect(found('GET', '/v1/referrals/1/2/3')).toBeUndefined()
})
