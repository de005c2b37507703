/**
 * The load: a thread of its own, so that measuring takes no time from what is measured. Runs one order at a time.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { bareSender } from './bare.ts'
import { apiSender, functionSender } from './requests.ts'
import type { Order, Timing, Told, Turn, Whereabouts } from './turn.ts'

const whereabouts = workerData as Whereabouts // `openLoad` is the only one that starts this
const bare = bareSender(whereabouts.engine)
const throughApi = apiSender(whereabouts.api)
const throughFunction = functionSender(whereabouts.authorized)

function carryOut(turn: Turn): Promise<void> {
  switch (turn.by) {
    case 'api':
      return throughApi(turn.requests)
    case 'function':
      return throughFunction(turn.bundle, turn.requests)
    case 'bare':
      return bare(turn.calls)
  }
}

async function run({ turns, inFlight }: Order): Promise<Timing> {
  const milliseconds: number[] = []
  const failures: string[] = []
  const waiting = turns.entries()
  const begun = performance.now()
  const used = process.threadCpuUsage()
  const oneAfterAnother = async () => {
    for (const [index, turn] of waiting) {
      const started = performance.now()
      await carryOut(turn).catch((error: unknown) => failures.push(messageOf(error)))
      milliseconds[index] = performance.now() - started
    }
  }
  await Promise.all(Array.from({ length: inFlight }, oneAfterAnother))
  const { user, system } = process.threadCpuUsage(used)
  const elapsed = performance.now() - begun
  return { turns: milliseconds, elapsed, processor: (user + system) / 1000, failures }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

parentPort?.on('message', (order: Order) => {
  const tell = (told: Told) => parentPort?.postMessage(told)
  run(order).then(tell, (error: unknown) => tell({ failure: messageOf(error) }))
})
