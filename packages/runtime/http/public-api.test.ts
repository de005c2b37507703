import { routes } from '@passerelle/contract/kit'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { publicApi } from './public-api.ts'

vi.spyOn(process.stdout, 'write').mockReturnValue(true)

const set = routes('api-reference', {
  greet: {
    method: 'GET',
    path: '/v1/greeting',
    summary: 'Greet',
    query: z.strictObject({ name: z.string().max(5).optional() }),
    answer: { status: 200, body: z.strictObject({ greeting: z.string() }) },
  },
  show: {
    method: 'GET',
    path: '/v1/page',
    summary: 'Show a page',
    answer: { status: 200 },
    media: 'text/html',
  },
})

const app = publicApi(
  set,
  { greet: 'public', show: 'public' },
  {
    greet: async ({ query }, { language }) => ({ greeting: `${language} ${query.name ?? 'you'}` }),
    show: async () => ({
      content: '<p>é',
      headers: { 'Content-Language': 'fr', 'X-Content-Type-Options': 'x' },
    }),
  },
)

describe('what anybody may ask', () => {
  it('is answered without an authorizer, in the language of who asks', async () => {
    const response = await app.request('/v1/greeting?name=Awa', { headers: { 'Accept-Language': 'de-CH' } })
    expect([response.status, await response.json()]).toEqual([200, { greeting: 'de Awa' }])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('may be a page of its own type, with headers of its own', async () => {
    const response = await app.request('/v1/page')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-language')).toBe('fr')
    expect(response.headers.get('strict-transport-security')).toBeTruthy()
    expect(await response.text()).toBe('<p>é')
  })

  it.each([
    ['GET', '/v1/greeting?name=Amadou', 400],
    ['GET', '/v1/greeting?tenant=x', 400],
    ['GET', '/v1/nothing', 404],
    ['POST', '/v1/greeting', 405],
  ])('is looked at as strictly as all else: %s %s', async (method, path, status) => {
    const response = await app.request(path, { method })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('is only what the matrix calls public', () => {
    const never = async () => Promise.reject(new Error('never'))
    const mixed = { greet: 'public', show: ['admin'] } as const
    expect(() => publicApi(set, mixed, { greet: never, show: never })).toThrow('show is not public')
  })
})

describe('what is no success', () => {
  const plain = publicApi(
    set,
    { greet: 'public', show: 'public' },
    { greet: async () => ({ greeting: 'hello' }), show: () => Promise.reject(new Error('broken')) },
    async (status, { language }) => ({ content: `<p>${status} ${language}`, status: status as 400 }),
  )

  it.each([
    ['GET', '/v1/greeting?name=Amadou', 400],
    ['GET', '/v1/page', 500],
    ['GET', '/v1/nothing', 404],
    ['POST', '/v1/greeting', 405],
  ])('is a page to who takes pages, and a problem to who does not: %s %s', async (method, path, status) => {
    const headers = { Accept: 'text/html,*/*;q=0.8', 'Accept-Language': 'fr' }
    const page = await plain.request(path, { method, headers })
    expect([page.status, await page.text()]).toEqual([status, `<p>${status} fr`])
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const problem = await plain.request(path, { method })
    expect([problem.status, problem.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json',
    ])
  })
})
