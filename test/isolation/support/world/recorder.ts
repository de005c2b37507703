/** One exchange with the API, as a client of the stage saw it. */
export type Recorded = {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly token: string
  readonly idempotencyKey: string | undefined
  readonly request: unknown
  readonly status: number
  readonly answer: unknown
}

/** Looks over the shoulder of every client: what was sent with success can be sent again, and what came back is known. */
export type Recorder = { readonly fetch: typeof fetch; readonly seen: readonly Recorded[] }

export function recorder(): Recorder {
  const seen: Recorded[] = []
  return {
    seen,
    async fetch(input, init) {
      const response = await fetch(input, init)
      const { pathname, search } = new URL(String(input))
      const text = await response.clone().text()
      const headers = new Headers(init?.headers)
      seen.push({
        method: init?.method ?? 'GET',
        path: pathname + search,
        token: headers.get('authorization')?.replace(/^Bearer /, '') ?? '',
        idempotencyKey: headers.get('idempotency-key') ?? undefined,
        request: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
        status: response.status,
        answer:
          /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : text,
      })
      return response
    },
  }
}
