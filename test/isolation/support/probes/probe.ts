import type { Wire } from '../http.ts'

/** Somebody who tries, with one token. */
export type Actor = {
  readonly name: string
  readonly token: string
  readonly roles: readonly string[]
  /** Ids and words of others that this one knows lawfully: what a corridor shows. */
  readonly knows: ReadonlySet<string>
}

/** One request that must not get anywhere. */
export type Probe = {
  /** The try in words, for the reader of a finding. */
  readonly what: string
  readonly actor: Actor
  readonly wire: Wire
  /** The same request about something that does not exist, or without the trick: it must be answered alike. */
  readonly twin?: Wire
  /** The one status that the answer must have. */
  readonly status?: number
  /** A header that the answer must not have. */
  readonly without?: string
}

function bearer(token: string): readonly string[] {
  return ['Authorization', `Bearer ${token}`]
}

/** A request with a JSON body, if it has one. */
export function wire(
  method: string,
  path: string,
  token: string,
  more: { readonly headers?: readonly string[] | undefined; readonly body?: unknown } = {},
): Wire {
  const { headers = [], body } = more
  return {
    method,
    path,
    headers: [
      ...bearer(token),
      ...(body === undefined ? [] : ['Content-Type', 'application/json']),
      ...headers,
    ],
    body: body === undefined ? undefined : JSON.stringify(body),
  }
}

/** The same with further headers, and with no answer that it must have. */
export function saying({ what, actor, wire: plain }: Probe, headers: readonly string[]): Probe {
  return { what, actor, wire: { ...plain, headers: [...plain.headers, ...headers] } }
}
