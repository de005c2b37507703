import { expect, it } from 'vitest'
import { handOnAll, shareDone } from './hand-on.ts'

type Turn = {
  readonly moved: number
  readonly cases: number
  readonly deputyOf?: number
  readonly again?: true
}

/** Answers of the API in their order, and the keys that they were asked with. */
function answering(...turns: readonly Turn[]) {
  const keys: string[] = []
  const api = {
    handOn: async ({ idempotencyKey }: { idempotencyKey?: string }) => {
      const { moved, cases, deputyOf = 0, again } = turns[keys.length] ?? { moved: 0, cases: 1 }
      keys.push(idempotencyKey ?? '')
      const headers = new Headers(again && { 'idempotency-replayed': 'true' })
      return { body: { moved, left: { cases, deputyOf } }, headers }
    },
  }
  return { api: api as never, keys }
}

const successor = { memberId: 'M', to: 'S' }

it('goes on until nothing is left, each turn under a key of its own, and tells how far it came', async () => {
  const { api, keys } = answering(
    { moved: 20, cases: 25, deputyOf: 3 },
    { moved: 20, cases: 5, deputyOf: 3 },
    { moved: 8, cases: 0 },
  )
  const told: string[] = []
  const { body } = await handOnAll(api, successor, 'key', (progress) =>
    told.push(`${progress.moved} ${shareDone(progress)}`),
  )
  expect(body).toEqual({ moved: 48, left: { cases: 0, deputyOf: 0 } })
  expect(keys).toEqual(['key-0', 'key-1', 'key-2'])
  expect(told).toEqual(['20 42', '40 83', '48 100'])
})

it('a turn that was asked before moves nothing, and the next one goes on', async () => {
  const { api } = answering({ moved: 0, cases: 5, again: true }, { moved: 5, cases: 0 })
  const { body } = await handOnAll(api, successor, 'key', () => {})
  expect(body.moved).toBe(5)
})

it('ends where nothing moves any more, and says what is left', async () => {
  const { api, keys } = answering({ moved: 0, cases: 2 })
  const { body } = await handOnAll(api, successor, 'key', () => {})
  expect(body.left.cases).toBe(2)
  expect(keys).toHaveLength(1)
})

it('whoever has nothing has handed on everything', () => {
  expect(shareDone({ moved: 0, left: { cases: 0, deputyOf: 0 } })).toBe(100)
})
