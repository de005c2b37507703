import { ApiProblem, createClient } from '@passerelle/client'
import { expect, it } from 'vitest'

/** What a caller learns of an answer that says to come back later. */
async function told(headers: Record<string, string>, body: string): Promise<unknown> {
  const answer = async () => new Response(body, { status: 503, headers })
  const api = createClient({ api: 'http://api.example', fetch: answer })
  return api.readMe().catch((error: unknown) => error instanceof ApiProblem && error.problem)
}

const problem = JSON.stringify({ status: 503, code: 'unavailable', title: 'Busy', detail: 'Try again.' })
const json = { 'Content-Type': 'application/problem+json' }

it('a problem says how long to wait, where the answer does in seconds', async () => {
  expect(await told({ ...json, 'Retry-After': '2' }, problem)).toMatchObject({
    code: 'unavailable',
    retryAfterSeconds: 2,
  })
  for (const headers of [json, { ...json, 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }]) {
    expect(await told(headers, problem)).not.toHaveProperty('retryAfterSeconds')
  }
})

it('an answer that is no problem of the API says so, and when to come back', async () => {
  expect(await told({ 'Retry-After': '30' }, 'the proxy is tired')).toEqual({
    status: 503,
    code: 'unknown',
    title: '',
    detail: 'the proxy is tired',
    retryAfterSeconds: 30,
  })
})
