/** One line that a part of the local cloud wrote. */
export type LogEntry = {
  /** Which part: `function:<name>`, `access`, `engine`, `identity`, `mail`, `stream`, `queue`, `schedule` or `cloud`. */
  readonly source: string
  readonly line: string
  /** The tenant whose environment wrote it, where the function is isolated by tenant. */
  readonly tenant?: string
}

export type LogSink = (entry: LogEntry) => void

/** Drops every line. */
export const silence: LogSink = () => {}

/** Turns chunks of a stream into whole lines for the sink. */
export function lineWriter(write: (line: string) => void): (chunk: Buffer | string) => void {
  let rest = ''
  return (chunk) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') write(line)
  }
}
