/** The message that opens an environment. */
export type EnvironmentStart = {
  readonly module: string
  readonly exported: string
  readonly functionName: string
  readonly functionArn: string
  readonly memoryMegabytes: number
  readonly tenantId: string | undefined
}

/** One invocation, with the event as JSON. */
export type Invocation = { readonly requestId: string; readonly event: string; readonly deadline: number }

/** A report of an environment: that it is ready, or could not be, or the result of an invocation. */
export type Report =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: FunctionError }
  | { readonly kind: 'returned'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'threw'; readonly requestId: string; readonly error: FunctionError }

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
