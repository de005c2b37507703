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
 * The safe part of an unexpected error: its kind and where it was thrown. Its message may quote what a person wrote,
 * so it stays out; nor is anything taken for a place that only looks like one inside of the message.
 */
export function traceOf(error: unknown): Pick<LogFields, 'error' | 'at'> {
  if (!(error instanceof Error)) return { error: typeof error }
  const name = /^\w{1,60}$/.test(error.name) ? error.name : 'Error'
  const stack = String(error.stack ?? '')
  const frames = stack.slice(stack.indexOf(error.message) + error.message.length).split('\n')
  const at = frames.map((frame) => place.exec(frame)?.[1]).find((found) => found !== undefined)
  return { error: name, at }
}

// `    at send (file:///var/task/handler.cjs:12:34)`: the file, the line and the column, without spaces or brackets.
const place = /^ {4}at (?:.*\()?((?:file:\/\/|node:|\/)[^\s()]{1,200}:\d+:\d+)\)?$/
