/** One request to the API, ready to be sent. `{id}` in its path is the id that the first answer of its turn gave. */
export type Request = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** A call that the bare SDK client sends, in the document client's form. */
export type BareCall = {
  readonly operation: BareOperation
  readonly input: Readonly<Record<string, unknown>>
}

export type BareOperation = 'GetItem' | 'BatchGetItem' | 'Query' | 'TransactWriteItems'

/**
 * An operation carried out once: through the API, through the function alone, or by the bare calls that the engine got
 * for it. Calls of one inner list were under way at the same time.
 */
export type Turn =
  | { readonly by: 'api'; readonly requests: readonly Request[] }
  | { readonly by: 'function'; readonly requests: readonly Request[]; readonly bundle: string }
  | { readonly by: 'bare'; readonly calls: readonly (readonly BareCall[])[] }

/** The orders of the load: all turns, so many at once. */
export type Order = { readonly turns: readonly Turn[]; readonly inFlight: number }

/**
 * Its report, in milliseconds: how long each turn took, in the order of the turns, all of them together, and the load's own
 * processor time.
 */
export type Timing = {
  readonly turns: readonly number[]
  readonly elapsed: number
  readonly processor: number
  /** What went wrong, once for each turn that failed. */
  readonly failures: readonly string[]
}
export type Told = Timing | { readonly failure: string }

/** The facts that the load knows from the beginning. */
export type Whereabouts = {
  readonly api: string
  readonly engine: string
  /** Token -> what the authorizer says of it, for functions that are called without a gateway. */
  readonly authorized: Readonly<Record<string, Readonly<Record<string, string>>>>
}
