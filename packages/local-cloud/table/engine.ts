import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Child, startChild } from '../children.ts'
import type { LogSink } from '../log.ts'
import { freePort } from '../ports.ts'
import { memoryFolder } from './memory-folder.ts'
import { indexStreamRecords } from './stream-order.ts'

/** The table engine behind the gate. */
export type Engine = {
  readonly endpoint: string
  /** The file on disk that holds its tables; undefined where there is none. */
  readonly database: string | undefined
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

const patience = 120_000
const attempts = 3
const briefestLife = 100

/**
 * Starts the engine and waits until it answers. With a folder it is started again whenever it dies; without one its
 * data are gone with it, and every call fails from then on.
 */
export async function startEngine({ folder, endpoint, log }: EngineOptions): Promise<Engine> {
  if (endpoint !== undefined)
    return { endpoint, database: undefined, pid: () => undefined, close: async () => {} }
  const write = (line: string) => log({ source: 'engine', line })
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const volatile = folder === undefined ? memoryFolder() : undefined
  const place = folder ?? volatile?.path
  const { child, port } = await firstStart(place, write)
  if (place !== undefined) indexStreamRecords(databaseIn(place))
  let current = child
  let closing = false

  async function watch(): Promise<void> {
    for (let stillborn = 0; stillborn < attempts; ) {
      const started = Date.now()
      const how = await current.ended
      if (closing) return
      write(`the table engine ${how}`)
      if (folder === undefined) return
      // One that ends before it can have answered will not do better next time; one that was killed will.
      stillborn = Date.now() - started < briefestLife ? stillborn + 1 : 0
      current = launch(folder, port, write)
    }
    write('the table engine does not stay up')
  }
  void watch()

  return {
    endpoint: `http://127.0.0.1:${port}`,
    database: folder === undefined ? undefined : databaseIn(folder),
    pid: () => current.pid,
    async close() {
      closing = true
      await current.stop()
      volatile?.remove()
    },
  }
}

/** The engine takes no port 0, so a free one may be gone by the time it listens. */
async function firstStart(folder: string | undefined, write: (line: string) => void) {
  let answer: true | string = ''
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = await freePort()
    const child = launch(folder, port, write)
    answer = await Promise.race([answers(`http://127.0.0.1:${port}`), child.ended])
    if (answer === true) return { child, port }
    await child.stop()
  }
  throw new Error(`The table engine did not start: ${answer}`)
}

function launch(folder: string | undefined, port: number, write: (line: string) => void): Child {
  const program: [string, ...string[]] = [binary(), 'serve', '--host', '127.0.0.1', '--port', String(port)]
  if (folder !== undefined) program.push('--db-path', databaseIn(folder))
  return startChild(program, { write })
}

function databaseIn(folder: string): string {
  return join(folder, 'engine.db')
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
