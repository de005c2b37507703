import { routes } from '@passerelle/contract/kit'
import { type Refusal, Refused, type TenantId } from '@passerelle/domain/kernel'
import type { Role } from '@passerelle/domain/tenancy'
import { api, type RequestScope, randomIds } from '@passerelle/runtime'
import type { Attempt, FirstAnswer, UnitOfWork } from '@passerelle/table'
import { firstAnswerOf } from '@passerelle/table/testing'
import * as z from 'zod'

export const corridorId = randomIds.next<'corridor'>()

const counterSchema = z.strictObject({ id: z.string(), count: z.int().max(9), version: z.int() })

/** A small API with one route of each sort. */
export const counters = routes('api-tenancy', {
  openCounter: {
    method: 'POST',
    path: '/v1/corridors',
    summary: 'Open a counter',
    body: z.strictObject({ count: z.int() }),
    answer: { status: 201, body: counterSchema },
  },
  listCounters: {
    method: 'GET',
    path: '/v1/corridors',
    summary: 'List counters',
    query: z.strictObject({
      limit: z.coerce.number().int().max(100).default(50),
      cursor: z.string().optional(),
    }),
    answer: {
      status: 200,
      body: z.strictObject({ items: z.array(counterSchema), next: z.string().optional() }),
    },
  },
  readCounter: {
    method: 'GET',
    path: '/v1/corridors/{corridorId}',
    summary: 'Read a counter',
    answer: { status: 200, body: counterSchema },
  },
  setCounter: {
    method: 'PATCH',
    path: '/v1/corridors/{corridorId}',
    summary: 'Set a counter',
    body: z.strictObject({ count: z.int() }),
    change: true,
    answer: { status: 200, body: counterSchema },
  },
  closeCounter: {
    method: 'POST',
    path: '/v1/corridors/{corridorId}/end',
    summary: 'Close a counter',
    change: true,
    answer: { status: 200, body: counterSchema },
  },
  dropCounter: {
    method: 'DELETE',
    path: '/v1/corridors/{corridorId}',
    summary: 'Drop a counter',
    change: true,
    answer: { status: 204 },
  },
})

type Context = { readonly unitOfWork: UnitOfWork; readonly request: RequestScope }
type Counter = z.infer<typeof counterSchema>

/** The application, what its use cases were given, and what they shall do next. */
export function counterApi() {
  const opened: RequestScope[] = []
  /** What was refused, and in which operation: there is no journal here. */
  const told: (readonly [Refusal['code'], string])[] = []
  const attempts = new Map<string, { readonly attempt: Attempt; readonly answer: FirstAnswer }>()
  const state = {
    counter: { id: corridorId, count: 0, version: 1 } as Counter,
    runs: 0,
    /** Thrown by the next use case. */
    failure: undefined as unknown,
  }

  const openContext = async (request: RequestScope): Promise<Context> => {
    opened.push(request)
    return { request, unitOfWork: unitOfWork(request.attempt) }
  }

  function unitOfWork(attempt: Attempt | undefined): UnitOfWork {
    return {
      commit: async ({ status, entry }) => {
        if (attempt === undefined) return
        if (attempts.has(attempt.place)) throw new Refused({ code: 'repeated' })
        const answer = { status, id: entry.aggregateId, version: entry.version }
        attempts.set(attempt.place, { attempt, answer })
      },
      noteReading: () => Promise.resolve(),
      firstAnswer: async () => {
        const first = attempt && attempts.get(attempt.place)
        if (first === undefined || attempt === undefined) return undefined
        const item = { fingerprint: first.attempt.fingerprint, answeredVersion: first.answer.version }
        return firstAnswerOf({ ...first.answer, ...item }, attempt)
      },
    }
  }

  async function change(context: Context, counter: Counter): Promise<Counter> {
    if (state.failure !== undefined) throw state.failure
    const { id, version } = counter
    const entry = { aggregate: 'Counter', aggregateId: id, version, fields: [] }
    await context.unitOfWork.commit({
      writes: [],
      status: 200,
      entry: { ...entry, purpose: 'administration' },
    })
    state.runs += 1
    state.counter = counter
    return counter
  }

  const roles: readonly Role[] = ['admin']
  const access = {
    openCounter: roles,
    listCounters: roles,
    readCounter: ['admin', 'coach'],
    setCounter: roles,
    closeCounter: roles,
    dropCounter: roles,
  } as const

  const app = api(
    counters,
    access,
    openContext,
    {
      openCounter: {
        run: (context, { body }) =>
          change(context, { ...body, id: randomIds.next<'corridor'>(), version: 1 }),
        replay: async (_, id) => ({ ...state.counter, id }),
      },
      listCounters: async (_, { query }) => ({
        items: [state.counter],
        ...(query.limit === 1 && { next: 'c/2' }),
      }),
      readCounter: async () => {
        if (state.failure !== undefined) throw state.failure
        return state.counter
      },
      setCounter: (context, { body, expected }) =>
        change(context, { ...state.counter, ...body, version: expected + 1 }),
      closeCounter: {
        run: (context, { expected }) => change(context, { ...state.counter, version: expected + 1 }),
        replay: async () => state.counter,
      },
      dropCounter: async () => undefined,
    },
    async ({ code }, { operation }) => {
      told.push([code, operation])
    },
  )
  return { app, opened, told, state }
}

/** The event that the gateway hands over for a member of a tenant, or for the operator. */
export function gatewayEvent(
  member: Partial<Record<'roles' | 'tenantId' | 'memberId' | 'kind', string>> = {},
) {
  const authorizer = {
    tenantId: randomIds.next<'tenant'>() as TenantId as string,
    memberId: randomIds.next<'member'>(),
    roles: 'admin',
    kind: 'coaching',
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'not-a-secret',
    sessionToken: 'not-a-token',
    ...member,
  }
  return { event: { requestContext: { requestId: 'request-1', authorizer } } }
}
