import { Worker } from 'node:worker_threads'
import type { Order, Timing, Told, Whereabouts } from './turn.ts'

/** Carries out turns from a thread of its own. */
export type Load = {
  /** @throws what went wrong first, if any turn failed */
  run(order: Order): Promise<Timing>
  /** Goes on when a turn fails, and tells what went wrong. */
  try(order: Order): Promise<Timing>
  close(): Promise<void>
}

/** @param environment of the functions that are called without a gateway */
export function openLoad(whereabouts: Whereabouts, environment: Readonly<Record<string, string>>): Load {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: whereabouts,
    env: { ...environment },
    // The output of functions is read, so that writing it costs what it costs, and dropped.
    stdout: true,
    execArgv: ['--no-warnings'],
  })
  worker.stdout.resume()

  const carryOut = (order: Order) =>
    new Promise<Timing>((resolve, reject) => {
      const failed = (error: Error) => reject(error)
      worker.once('error', failed)
      worker.once('message', (told: Told) => {
        worker.off('error', failed)
        if ('failure' in told) reject(new Error(told.failure))
        else resolve(told)
      })
      worker.postMessage(order)
    })

  return {
    async run(order) {
      const timing = await carryOut(order)
      const [failure] = timing.failures
      if (failure !== undefined) throw new Error(failure)
      return timing
    },
    try: carryOut,
    close: async () => void (await worker.terminate()),
  }
}
