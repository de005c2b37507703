import { Worker } from 'node:worker_threads'
import { type FunctionError, functionError, type Order, type Report } from './protocol.ts'

/** Takes what one environment reports; `ended` when its thread is no more. */
export type Listener = {
  report(report: Report): void
  ended(why: FunctionError): void
}

/** A thread that runs environments, many of them and of any function, one step of one of them at a time. */
export type Thread = {
  /** Makes an environment's number known to the thread. */
  listen(listener: Listener): number
  /** Forgets an environment, which gets no order any more. */
  forget(environment: number): void
  order(order: Order): void
  /** How many environments it runs. */
  size(): number
  alive(): boolean
  /** Ends it, and every environment in it. */
  stop(): Promise<void>
}

/** The most that a thread may hold: everything beyond is a leak, and ends it as it ends a function. */
const oldMegabytes = 768
/** Environments share one young generation; with less than this they spend a tenth of their time on collecting. */
const youngMegabytes = 32

export function openThread(): Thread {
  const worker = new Worker(new URL('./thread-main.ts', import.meta.url), {
    env: {},
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: oldMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
  })
  const listeners = new Map<number, Listener>()
  let last = 0
  let alive = true

  const end = (why: FunctionError) => {
    alive = false
    const told = [...listeners.values()]
    listeners.clear()
    for (const listener of told) listener.ended(why)
  }
  worker.on('message', (report: Report) => listeners.get(report.environment)?.report(report))
  worker.once('error', (error) => end(functionError(error)))
  worker.once('exit', () => end(runtimeExited))
  // Last of all: whoever listens for messages holds the process up again.
  worker.unref()

  return {
    listen(listener) {
      last += 1
      listeners.set(last, listener)
      return last
    },
    forget(environment) {
      listeners.delete(environment)
    },
    order: (order) => worker.postMessage(order),
    size: () => listeners.size,
    alive: () => alive,
    async stop() {
      end(runtimeExited)
      await worker.terminate()
    },
  }
}

export const runtimeExited: FunctionError = {
  errorType: 'Runtime.ExitError',
  errorMessage: 'RequestId: Error: Runtime exited',
}
