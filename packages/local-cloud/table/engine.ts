import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Child, startChild } from '../children.ts'
import type { LogSink } from '../log.ts'
import { freePort } from '../ports.ts'

/** The table engine behind the gate. */
export type Engine = {
  readonly endpoint: string
  /** The engine's process; undefined where somebody else runs it. */
  pid(): number | undefined
  close(): Promise<void>
}

type EngineOptions = {
  /** A folder for the database file; absent: in memory. */
  readonly folder: string | undefined
  /** A DynamoDB-compatible endpoint that is already there. */
  readonly endpoint: string | undefined
  readonly log: LogSink
}

const patience = 10_000

/** Starts the engine and waits until it answers. With a folder it is started again whenever it dies. */
export async function startEngine({ folder, endpoint, log }: EngineOptions): Promise<Engine> {
  if (endpoint !== undefined) return { endpoint, pid: () => undefined, close: async () => {} }
  const write = (line: string) => log({ source: 'engine', line })
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let closing = false

  function start(): Child {
    const program: [string, ...string[]] = [binary(), 'serve', '--host', '127.0.0.1', '--port', String(port)]
    if (folder !== undefined) program.push('--db-path', join(folder, 'engine.db'))
    const child = startChild(program, { write })
    void child.ended.then((how) => {
      if (closing) return
      write(`the table engine ${how}`)
      if (folder !== undefined) current = start()
    })
    return child
  }

  let current = start()
  const answer = await Promise.race([answers(address), current.ended])
  if (answer !== true) {
    closing = true
    throw new Error(`the table engine did not start: ${answer}`)
  }
  return {
    endpoint: address,
    pid: () => current.pid,
    async close() {
      closing = true
      await current.stop()
    },
  }
}

function binary(): string {
  const require = createRequire(import.meta.url)
  return join(require.resolve('@dynoxide/linux-x64/package.json'), '..', 'dynoxide')
}

async function answers(address: string): Promise<true | string> {
  const end = Date.now() + patience
  while (Date.now() < end) {
    try {
      await fetch(address, { signal: AbortSignal.timeout(1_000) })
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }
  return `no answer within ${patience} ms`
}
