/**
 * Structured log lines. A line holds only fields of this type: names, codes, counts and ids, never a value that a
 * person wrote, never a credential, never an error's own text.
 */
export type LogFields = {
  readonly requestId?: string | undefined
  readonly operation?: string | undefined
  readonly function?: string | undefined
  readonly tenant?: string | undefined
  readonly member?: string | undefined
  readonly status?: number | undefined
  readonly code?: string | undefined
  readonly error?: string | undefined
  readonly at?: string | undefined
  readonly milliseconds?: number | undefined
  readonly records?: number | undefined
  readonly failed?: number | undefined
}

export type Level = 'info' | 'warn' | 'error'

export type Log = (level: Level, message: string, fields: LogFields) => void

/** Writes one JSON object a line to the standard output, which the platform collects. */
export const log: Log = (level, message, fields) => {
  process.stdout.write(`${JSON.stringify({ level, message, ...fields })}\n`)
}

/**
 * What may be told of an unexpected error: its kind and where it was thrown in our own code. Its message may quote
 * what a person wrote, so it stays out.
 */
export function traceOf(error: unknown): Pick<LogFields, 'error' | 'at'> {
  if (!(error instanceof Error)) return { error: typeof error }
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return { error: error.name, at: frame?.trim().slice(0, 200) }
}
