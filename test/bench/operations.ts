import { randomUUID } from 'node:crypto'
import type { Person } from '../support/cloud.ts'
import type { Request } from './load/turn.ts'
import { personOf } from './seed.ts'
import { type BenchStage, type Caseload, pageSize } from './stage.ts'

/** An operation that is measured. */
export type Operation = {
  readonly name: string
  /** The function that answers it. */
  readonly lambda: string
  readonly writes: boolean
  /** Finds out what only the operations before it have made. */
  readonly begin?: () => Promise<void>
  /** The requests of one turn. A turn that writes finds something else each time. */
  turn(): readonly Request[]
}

/** The measured operations, in the order of the table. */
export function operationsOf(stage: BenchStage): readonly Operation[] {
  const { houses } = stage
  const prepared = stage.prepared[Symbol.iterator]()
  const offers: Offer[] = []
  const consented = { tiers: ['T0', 'T1', 'T2'], language: 'fr' }
  return [
    {
      name: 'create participant',
      lambda: 'api-casework',
      writes: true,
      turn: () => [post(houses.miriam, '/v1/participants', personOf(Math.floor(Math.random() * 10_000)))],
    },
    ...stage.caseloads.flatMap(readsOf),
    {
      name: 'send referral (3 requests)',
      lambda: 'api-exchange',
      writes: true,
      turn: () => {
        const participantId = next(prepared)
        const draft = {
          participantId,
          to: houses.dakar.id,
          kind: 'handover',
          needs: ['business_startup', 'advice'],
        }
        const given = { ...consented, packageVersion: 1, witnessId: houses.jonas.memberId, readAloud: true }
        return [
          post(houses.miriam, '/v1/referrals', draft),
          post(houses.miriam, '/v1/referrals/{id}/request-consent', consented, 1),
          post(houses.miriam, '/v1/referrals/{id}/give-consent', given, 2),
        ]
      },
    },
    {
      name: 'inbox',
      lambda: 'api-exchange',
      writes: false,
      turn: () => [get(houses.chief, `/v1/referrals?box=inbox&limit=${pageSize}`)],
    },
    {
      name: 'accept',
      lambda: 'api-exchange',
      writes: true,
      begin: async () => void offers.splice(0, offers.length, ...(await waitingOffers(houses.chief))),
      turn: () => {
        const { id, version } = offers.pop() ?? tooFew()
        const body = { deputyId: houses.ibrahima.memberId }
        return [post(houses.awa, `/v1/referrals/${id}/accept`, body, version)]
      },
    },
  ]
}

function readsOf({ size, coordinator, people, lastPage }: Caseload): readonly Operation[] {
  const inThousands = size.toLocaleString('en')
  const reading = (name: string, path: () => string): Operation => ({
    name: `${name} of ${inThousands}`,
    lambda: 'api-casework',
    writes: false,
    turn: () => [get(coordinator, path())],
  })
  const list = `/v1/participants?limit=${pageSize}`
  return [
    reading('read one', () => `/v1/participants/${people[Math.floor(Math.random() * 4)]}`),
    reading('first 50', () => list),
    reading('last 50', () => `${list}&cursor=${lastPage}`),
    reading('search', () => '/v1/participants?q=Muhamad%20Traore'),
  ]
}

type Offer = { readonly id: string; readonly version: number }

/** Everything that has been sent and waits for an answer. */
async function waitingOffers({ api }: Person): Promise<readonly Offer[]> {
  const found: Offer[] = []
  let cursor: string | undefined
  do {
    const query = { box: 'inbox', state: 'offered', ...(cursor !== undefined && { cursor }) } as const
    const { items, next } = (await api.listReferrals({ query })).body
    found.push(...items)
    cursor = next
  } while (cursor !== undefined)
  return found
}

function next<Thing>(things: Iterator<Thing>): Thing {
  const { value, done } = things.next()
  return done === true ? tooFew() : value
}

function tooFew(): never {
  throw new Error('the stage was set for fewer turns')
}

function get({ tokens }: Person, path: string): Request {
  return { method: 'GET', path, headers: headersOf(tokens.access) }
}

function post({ tokens }: Person, path: string, body: unknown, version?: number): Request {
  return {
    method: 'POST',
    path,
    headers: {
      ...headersOf(tokens.access),
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  }
}

function headersOf(token: string): Record<string, string> {
  return { Accept: 'application/json', Authorization: `Bearer ${token}` }
}
