import * as z from 'zod'
import type { Answer, Call } from './service.ts'

/** A call that a service has answered. */
export type Seen = {
  readonly call: Call
  readonly answer: Answer
  readonly milliseconds: number
  /** Capacity units that a DynamoDB call consumed; 0 for any other. */
  readonly units: number
}

/** An observer of the calls to the account's services. */
export type Watchers = {
  /** @returns how to stop looking on */
  watch(watcher: (seen: Seen) => void): () => void
  /** Whether somebody does. */
  any(): boolean
  tell(call: Call, answer: Answer, milliseconds: number): void
}

export function openWatchers(): Watchers {
  const watchers = new Set<(seen: Seen) => void>()
  return {
    watch(watcher) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    any: () => watchers.size > 0,
    tell(call, answer, milliseconds) {
      if (watchers.size === 0) return
      const seen = { call, answer, milliseconds, units: unitsOf(call, answer) }
      for (const watcher of watchers) watcher(seen)
    },
  }
}

/** Asks the engine to say what a call consumes, without which it keeps silent. */
export function measured(body: Buffer): Buffer {
  const text = body.toString('utf8').trimEnd()
  if (text.includes('"ReturnConsumedCapacity"') || !/^\{.+\}$/s.test(text)) return body
  return Buffer.from(`${text.slice(0, -1)},"ReturnConsumedCapacity":"TOTAL"}`)
}

const consumption = z.object({ CapacityUnits: z.number() })
const consumedSchema = z.object({ ConsumedCapacity: z.union([consumption, z.array(consumption)]).optional() })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unitsOf({ service }: Call, { body }: Answer): number {
  if (service !== 'dynamodb') return 0
  const parsed = consumedSchema.safeParse(parseJson(body.toString()))
  const parts = [parsed.data?.ConsumedCapacity ?? []].flat()
  return parts.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
}
