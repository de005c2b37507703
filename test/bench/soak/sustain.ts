import { setTimeout as pause } from 'node:timers/promises'
import { type Latency, latencyOf } from '../figures.ts'
import type { Load } from '../load/load.ts'
import type { Operation } from '../operations.ts'
import { roundOf } from './workday.ts'

/** How much, and for how long. */
export type Strain = {
  readonly perSecond: number
  /** What is sent in a round is accepted in the next. */
  readonly secondsOfRound: number
  readonly rounds: number
}

export type Sustained = {
  readonly operations: number
  readonly failures: readonly string[]
  /** Milliseconds, by the operation's name. */
  readonly latencies: ReadonlyMap<string, Latency & { readonly count: number }>
  /** Seconds at whose end the answers to what was sent in them were not all there. */
  readonly late: number
}

/** Sends as many operations every second, whether the answers to those before have come quickly or slowly. */
export async function sustain(
  load: Load,
  operations: readonly Operation[],
  { perSecond, secondsOfRound, rounds }: Strain,
  afterRound: (round: number) => void = () => {},
): Promise<Sustained> {
  const times = new Map<string, number[]>()
  const failures: string[] = []
  let late = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const { begin } of operations) await begin?.()
    const waiting = roundOf(operations, perSecond * secondsOfRound, round === 0)
    for (let second = 0; second < secondsOfRound; second += 1) {
      const begun = performance.now()
      const now = waiting.slice(second * perSecond, (second + 1) * perSecond)
      const turns = now.map((operation) => ({ by: 'api', requests: operation.turn() }) as const)
      const timing = await load.try({ turns, inFlight: turns.length })
      failures.push(...timing.failures)
      for (const [index, { name }] of now.entries()) {
        const known = times.get(name) ?? []
        known.push(timing.turns[index] ?? Number.NaN)
        times.set(name, known)
      }
      const left = 1000 - (performance.now() - begun)
      if (left < 0) late += 1
      else await pause(left)
    }
    afterRound(round)
  }
  const latencies = [...times].map(
    ([name, each]) => [name, { ...latencyOf(each), count: each.length }] as const,
  )
  return {
    operations: latencies.reduce((sum, [, { count }]) => sum + count, 0),
    failures,
    latencies: new Map(latencies),
    late,
  }
}
