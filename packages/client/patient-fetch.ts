/** How long a caller puts up with being told to come back later. */
export type Patience = {
  /** Seconds that one call waits at the most, all its tries together; absent: 90, a minute and what comes on top. */
  readonly seconds?: number
  readonly fetch?: typeof fetch
  readonly pause?: (milliseconds: number) => Promise<void>
  /** From 0 to below 1; so that not all who wait come back in the same moment. */
  readonly chance?: () => number
}

/**
 * A `fetch` that waits where too many requests came (429) and the answer says for how long, and then sends the same again:
 * such a request has had no effect, and its `Idempotency-Key` is as new. Where it would wait for too long, or nobody
 * says how long, the refusal is the answer.
 */
export function patientFetch(patience: Patience = {}): typeof fetch {
  const { seconds: most = 90, pause = sleep, chance = Math.random } = patience
  const call = patience.fetch ?? fetch
  return async (input, init) => {
    for (let waited = 0; ; ) {
      const answer = await call(input, init)
      const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
      // A part of a second and up to a tenth more.
      const wait = seconds * (1 + chance() / 10)
      if (answer.status !== 429 || !(seconds > 0) || waited + wait > most) return answer
      await answer.body?.cancel()
      await pause(wait * 1_000)
      waited += wait
    }
  }
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
