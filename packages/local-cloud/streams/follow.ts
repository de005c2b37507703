import type { LogSink } from '../log.ts'
import { openRunner, type Runner } from '../runner.ts'
import type { Collection } from '../store.ts'
import type { Change, Changes } from './changes.ts'
import type { Pipe } from './pipe.ts'

/** Follows a table's changes for one pipe, one batch after another. */
export type Follower = Runner & {
  /** The name of the table. */
  readonly table: string
  /** The sequence number up to which everything is handled; undefined before the first. */
  position(): string | undefined
}

type FollowOptions = {
  readonly pipe: Pipe
  readonly changes: Changes
  /** Pipe id -> the sequence number up to which everything is handled. */
  readonly positions: Collection
  /** Hands on what the pipe makes of a change. */
  readonly publish: (topicArn: string, message: string) => void
  /** Called when a batch was handled. */
  readonly onHandled: () => void
  readonly log: LogSink
}

export async function follow({
  pipe,
  changes,
  positions,
  publish,
  onHandled,
  log,
}: FollowOptions): Promise<Follower> {
  const kept = positions.get(pipe.id)
  let position = typeof kept === 'string' ? kept : pipe.fromStart ? undefined : await changes.latest()

  const isWanted = (change: Change) =>
    pipe.patterns.length === 0 || pipe.patterns.some((matches) => matches(change))

  async function followOn(closing: () => boolean): Promise<number> {
    let handled = 0
    for (let page = await changes.after(position); page.length > 0; page = await changes.after(position)) {
      for (let start = 0; start < page.length && !closing(); start += pipe.batchSize) {
        const batch = page.slice(start, start + pipe.batchSize)
        for (const change of batch.filter(isWanted)) publish(pipe.topicArn, pipe.messageOf(change))
        position = batch.at(-1)?.dynamodb.SequenceNumber ?? position
        positions.set(pipe.id, position)
        handled += batch.length
        onHandled()
      }
      if (closing()) return handled
    }
    return handled
  }

  const runner = openRunner(followOn, (error) =>
    log({ source: 'stream', line: `${pipe.table.name}: ${String(error)}` }),
  )
  return { ...runner, table: pipe.table.name, position: () => position }
}
