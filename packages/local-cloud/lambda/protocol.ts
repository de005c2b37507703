/** The facts of one execution environment. */
export type EnvironmentStart = {
  /** The file that holds the handler, without its extension. */
  readonly module: string
  readonly exported: string
  readonly functionName: string
  readonly functionArn: string
  readonly memoryMegabytes: number
  readonly tenantId: string | undefined
  /** All that its `process.env` holds. */
  readonly variables: Readonly<Record<string, string>>
  /** Where the runtime keeps what it compiled; absent: nowhere. */
  readonly compiled: string | undefined
}

/** One invocation, with the event as JSON. */
export type Invocation = { readonly requestId: string; readonly event: string; readonly deadline: number }

/** An order to one of the environments of a thread. */
export type Order = { readonly environment: number } & (
  | { readonly kind: 'open'; readonly start: EnvironmentStart }
  | { readonly kind: 'invoke'; readonly invocation: Invocation }
  | { readonly kind: 'close' }
  /** Asks for a sign of life. */
  | { readonly kind: 'ping' }
)

/** A report of an environment: that it is ready, or could not be, what it wrote, or the result of an invocation. */
export type Report = { readonly environment: number } & (
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: FunctionError }
  | { readonly kind: 'wrote'; readonly line: string }
  | { readonly kind: 'returned'; readonly payload: string }
  | { readonly kind: 'threw'; readonly error: FunctionError }
  /** The function called `process.exit`. */
  | { readonly kind: 'exited' }
  | { readonly kind: 'alive' }
)

/** An error as Lambda reports it to whoever invoked the function. */
export type FunctionError = {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace?: readonly string[]
}

export function functionError(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error)) return { errorType: 'Error', errorMessage: String(thrown) }
  return {
    errorType: thrown.name,
    errorMessage: thrown.message,
    trace: (thrown.stack ?? '').split('\n'),
  }
}
