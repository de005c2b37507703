import type { BodyOf, CallId, CallTo, Operations } from '@passerelle/contract'
import { addresses } from './addresses.ts'
import { ApiProblem, type ProblemBody } from './problem.ts'

/** The input of one call: only the parts that its route has. */
export type CallOptions<Id extends CallId> = CallTo<Operations[Id]> & {
  /** Makes a POST safe to repeat. One is made up where none is given. */
  readonly idempotencyKey?: string
}

/** The answer of an operation. */
export type ResourceOf<Id extends CallId> = BodyOf<Operations[Id]>

export type Answer<Body> = {
  readonly status: number
  readonly body: Body
  /** The version of what was answered, when it has one. */
  readonly version: number | undefined
  readonly headers: Headers
}

export type Client = {
  readonly [Id in CallId]: (
    ...options: object extends CallOptions<Id> ? [CallOptions<Id>?] : [CallOptions<Id>]
  ) => Promise<Answer<BodyOf<Operations[Id]>>>
}

type AnyOptions = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly ifMatch?: number
  readonly idempotencyKey?: string
}

/**
 * A client with one method an operation, typed by the contract.
 *
 * @param settings.token gives the access token for each call, so that it may be renewed; absent for public routes.
 * @throws {ApiProblem} from each method when the API refuses.
 */
export function createClient(settings: {
  readonly api: string
  readonly token?: () => string | Promise<string>
  readonly language?: string
  readonly fetch?: typeof fetch
}): Client {
  const call = settings.fetch ?? fetch
  const methods = Object.entries(addresses).map(([operationId, address]) => [
    operationId,
    async (options: AnyOptions = {}): Promise<Answer<unknown>> => {
      const [method = '', path = ''] = address.split(' ')
      const response = await call(urlOf(settings.api, path, options), {
        method,
        headers: await headersOf(settings, method, options),
        ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      })
      const body = await bodyOf(response)
      if (!response.ok) throw new ApiProblem(operationId, problemFrom(response, body))
      const tag = /^"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1]
      const version = tag === undefined ? undefined : Number(tag)
      return { status: response.status, body, version, headers: response.headers }
    },
  ])
  return Object.fromEntries(methods) as Client // one method for each operation, each as its endpoint says
}

/** A document comes as it is, and all else as text or what the text says. */
async function bodyOf(response: Response): Promise<unknown> {
  const media = response.headers.get('content-type') ?? ''
  if (/^application\/(?:pdf|octet-stream)/.test(media)) return response.blob()
  const text = await response.text()
  return /json/.test(media) && text !== '' ? JSON.parse(text) : text
}

function urlOf(api: string, template: string, { params = {}, query = {} }: AnyOptions): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const url = new URL(api.replace(/\/$/, '') + path)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value))
  }
  return url.href
}

async function headersOf(
  settings: { readonly token?: () => string | Promise<string>; readonly language?: string },
  method: string,
  { body, ifMatch, idempotencyKey }: AnyOptions,
): Promise<Record<string, string>> {
  return {
    Accept: 'application/json',
    ...(settings.language && { 'Accept-Language': settings.language }),
    ...(settings.token && { Authorization: `Bearer ${await settings.token()}` }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(ifMatch !== undefined && { 'If-Match': `"${ifMatch}"` }),
    ...(method === 'POST' && { 'Idempotency-Key': idempotencyKey ?? crypto.randomUUID() }),
  }
}

function problemFrom({ status, headers }: Response, body: unknown): ProblemBody {
  const isProblem = typeof body === 'object' && body !== null && 'code' in body
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return {
    // The API writes every problem in this form; what stands between (a proxy, say) may not.
    ...(isProblem
      ? (body as ProblemBody)
      : { status, code: 'unknown', title: '', detail: String(body).slice(0, 200) }),
    ...(Number.isFinite(seconds) && { retryAfterSeconds: seconds }),
  }
}
