/** One request as it went over the line, with its answer. */
export type Exchange = {
  readonly method: string
  readonly url: string
  readonly request: string
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** A `fetch` that remembers. */
export type Recorder = {
  readonly fetch: typeof fetch
  readonly exchanges: readonly Exchange[]
  /** The answer to the latest request. */
  last(): Exchange
}

export function recorder(): Recorder {
  const exchanges: Exchange[] = []
  return {
    exchanges,
    last() {
      const last = exchanges.at(-1)
      if (last === undefined) throw new Error('nothing was asked yet')
      return last
    },
    async fetch(input, init) {
      const response = await fetch(input, init)
      exchanges.push({
        method: init?.method ?? 'GET',
        url: String(input instanceof Request ? input.url : input),
        request: typeof init?.body === 'string' ? init.body : '',
        status: response.status,
        headers: response.headers,
        text: await response.clone().text(),
      })
      return response
    },
  }
}
