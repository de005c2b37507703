import type { Collection } from '../store.ts'
import type { Change, Changes } from './changes.ts'
import { type Delivery, deliver } from './deliver.ts'

/** Follows a table's changes for one mapping, one batch after another. */
export type Follower = {
  /** The name of the table. */
  readonly table: string
  /** The sequence number up to which everything is handled; undefined before the first. */
  position(): string | undefined
  /** Looks whether there is something new; soon, if it is busy. */
  wake(): void
  /** Handles everything that has been written by now, and says how many changes that were. */
  drain(): Promise<number>
  close(): Promise<void>
}

type FollowOptions = Omit<Delivery, 'closing' | 'shardId'> & {
  readonly changes: Changes
  /** Mapping id -> the sequence number up to which everything is handled. */
  readonly positions: Collection
  /** Called when a batch was handled. */
  readonly onHandled: () => void
}

/** How often to look for changes that did not come through the gate, in milliseconds. */
const idleInterval = 1_000

export async function follow(options: FollowOptions): Promise<Follower> {
  const { mapping, changes, positions, onHandled, log } = options
  let closed = false
  let running: Promise<number> | undefined
  let again = false
  const delivery: Delivery = { ...options, shardId: changes.shardId, closing: () => closed }
  const kept = positions.get(mapping.id)
  let position = typeof kept === 'string' ? kept : mapping.fromStart ? undefined : await changes.latest()

  const interesting = (change: Change) =>
    mapping.patterns.length === 0 || mapping.patterns.some((matches) => matches(change))

  async function run(): Promise<number> {
    let handled = 0
    for (let page = await changes.after(position); page.length > 0; page = await changes.after(position)) {
      for (let start = 0; start < page.length && !closed; start += mapping.batchSize) {
        const batch = page.slice(start, start + mapping.batchSize)
        const wanted = batch.filter(interesting)
        if (wanted.length > 0) await deliver(delivery, wanted)
        if (closed) return handled
        position = batch.at(-1)?.dynamodb.SequenceNumber ?? position
        positions.set(mapping.id, position)
        handled += batch.length
        onHandled()
      }
      if (closed) return handled
    }
    return handled
  }

  function start(): Promise<number> {
    running ??= run()
      .catch((error: unknown) => {
        if (!closed) log({ source: 'stream', line: `${mapping.lambda.name}: ${String(error)}` })
        return 0
      })
      .finally(() => {
        running = undefined
        if (!again || closed) return
        again = false
        void start()
      })
    return running
  }

  function wake(): void {
    if (closed) return
    if (running === undefined) void start()
    else again = true
  }
  const timer = setInterval(wake, idleInterval)
  timer.unref()
  wake()
  return {
    table: mapping.table.name,
    position: () => position,
    wake,
    async drain() {
      // A run under way may have read its last page before the latest write, so a second one follows it.
      const first = running === undefined ? 0 : await running
      return first + (await start())
    },
    async close() {
      closed = true
      clearInterval(timer)
      await running
    },
  }
}
