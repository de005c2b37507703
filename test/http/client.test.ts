import { ApiProblem, createClient, patientFetch } from '@passerelle/client'
import { describe, expect, it } from 'vitest'

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

describe('a caller who rather waits', () => {
  /** Sends a POST whose first tries get these answers, and the last of them for ever. */
  async function sent(...answers: readonly (readonly [status: number, after?: string])[]) {
    const waits: number[] = []
    const keys: (string | null)[] = []
    const call: typeof fetch = async (_, init) => {
      keys.push(new Headers(init?.headers).get('Idempotency-Key'))
      const [status = 500, after] = answers[Math.min(keys.length, answers.length) - 1] ?? []
      return new Response(status === 204 ? null : problem, {
        status,
        headers: after === undefined ? json : { ...json, 'Retry-After': after },
      })
    }
    const pause = async (milliseconds: number) => {
      waits.push(milliseconds)
    }
    const waiting = patientFetch({ fetch: call, pause, chance: () => 0.5 })
    const api = createClient({ api: 'http://api.example', fetch: waiting })
    const outcome = await api.markMessagesRead({ params: { referralId: 'R' }, body: { upTo: 1 } }).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof ApiProblem ? 'refused' : error),
    )
    return { outcome, waits, keys }
  }

  it('waits for as long as the answer says and a little longer, and sends the same with the same key', async () => {
    const { outcome, waits, keys } = await sent([429, '31'], [429, '2'], [204])
    expect(outcome).toBe(204)
    expect(waits.map(Math.round)).toEqual([32_550, 2_100])
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })

  it.each([
    ['longer than it has patience for', [429, '91'], 0],
    ['again and again', [429, '40'], 2],
    ['and nobody says how long', [429], 0],
    ['until a date', [429, 'Wed, 21 Oct 2026 07:28:00 GMT'], 0],
    ['no time at all', [429, '0'], 0],
    ['for another reason', [503, '2'], 0],
  ] as const)('gives up where it would have to wait %s', async (_, answer, waited) => {
    const { outcome, waits } = await sent([...answer])
    expect(outcome).toBe('refused')
    expect(waits).toHaveLength(waited)
  })
})
