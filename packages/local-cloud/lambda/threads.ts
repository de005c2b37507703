import { availableParallelism } from 'node:os'
import { openThread, type Thread } from './thread.ts'

/** The threads of one local cloud. */
export type Threads = {
  /** The one with the fewest environments. */
  pick(): Thread
  /** Gives back those that run nothing any more, and ends the others. */
  close(): Promise<void>
}

/**
 * Threads that nobody uses now. What they have compiled serves the next cloud of this process, so that a run of many
 * small clouds compiles once.
 */
const spare: Thread[] = []
const mostSpare = 2

/** As many threads as leave processors for gateway and engine. */
export function openThreads(most = Math.max(1, Math.floor(availableParallelism() / 2))): Threads {
  const used: Thread[] = []
  return {
    pick() {
      const alive = used.filter((thread) => thread.alive())
      used.splice(0, used.length, ...alive)
      const [idlest] = alive.toSorted((one, other) => one.size() - other.size())
      if (idlest !== undefined && (alive.length >= most || idlest.size() === 0)) return idlest
      const thread = takeSpare() ?? openThread()
      used.push(thread)
      return thread
    },
    async close() {
      for (const thread of used.splice(0)) {
        if (thread.alive() && thread.size() === 0 && spare.length < mostSpare) spare.push(thread)
        else await thread.stop()
      }
    },
  }
}

function takeSpare(): Thread | undefined {
  for (let thread = spare.pop(); thread !== undefined; thread = spare.pop()) if (thread.alive()) return thread
  return undefined
}
