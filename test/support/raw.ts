import { endpoints, type OperationId } from '@passerelle/contract'
import type { Person } from './cloud.ts'

/** One request, bad ones included: nothing of it is checked before it is sent. */
export type RawRequest = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: string
  /** A string or bytes are sent as they are; anything else as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly ifMatch?: number
}

export type RawAnswer = {
  readonly status: number
  readonly type: string
  readonly headers: Headers
  /** Of a problem; empty otherwise. */
  readonly code: string
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly body: Readonly<Record<string, unknown>>
}

/** Sends requests past the typed client. */
export function rawClient(api: string, { tokens }: Person) {
  return async (operation: OperationId, request: RawRequest = {}): Promise<RawAnswer> => {
    const endpoint = endpoints.find(({ operationId }) => operationId === operation)
    if (endpoint === undefined) throw new Error(`there is no ${operation}`)
    const { params = {}, query = '', body, headers = {}, ifMatch } = request
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
    const asIs = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(`${api}${path}${query}`, {
      method: endpoint.method,
      headers: {
        authorization: `Bearer ${tokens.access}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        ...headers,
      },
      ...(body !== undefined && { body: asIs ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const read: Record<string, unknown> = text === '' ? {} : JSON.parse(text)
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      headers: response.headers,
      code: String(read['code'] ?? ''),
      errors: (read['errors'] ?? []) as RawAnswer['errors'], // of a problem, whose form the API's tests hold fast
      body: read,
    }
  }
}
