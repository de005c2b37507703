import { join } from 'node:path'
import type { LocalCloud } from '@passerelle/local-cloud'
import { type Latency, latencyOf, median } from './figures.ts'
import type { Load } from './load/load.ts'
import type { Timing, Turn } from './load/turn.ts'
import type { Operation } from './operations.ts'
import { bareCalls, type Cost, costOf, type EngineCall, engineCalls } from './recording.ts'
import type { Twins } from './twins.ts'

/** How often everything is done. */
export type Effort = {
  readonly rounds: number
  readonly warmUp: number
  /** Turns of a round one at a time, and with `inFlight` at once. */
  readonly alone: number
  readonly together: number
}

export const inFlight = 16

/** Milliseconds; a ratio compares with the bare calls of the same round, and is the median of all rounds. */
export type Measured = {
  readonly name: string
  readonly cost: Cost
  readonly alone: Latency
  readonly together: Latency
  readonly perSecond: number
  readonly bareAlone: Latency
  readonly ratios: {
    /** Through gateway, authorizer, function and IAM gate, one at a time. */
    readonly alone: number
    /** The same by requests a second, 16 at a time. */
    readonly together: number
    /** The function's own code, called without a gateway and past the gate: its processor time. */
    readonly function: number
  }
}

type Bench = {
  readonly cloud: LocalCloud
  readonly load: Load
  readonly twins: Twins
  readonly assembly: string
}

/** How many turns of an operation that writes are used up. */
export function turnsNeeded({ rounds, warmUp, alone, together }: Effort): number {
  return 2 * warmUp + rounds * (3 * alone + 2 * together)
}

/** Measures one operation: in each round through the API, by its bare calls, and in the function alone. */
export async function measure(bench: Bench, operation: Operation, effort: Effort): Promise<Measured> {
  const { load } = bench
  const throughApi = (count: number): readonly Turn[] =>
    times(count, () => ({ by: 'api', requests: operation.turn() }))
  const inFunction = (count: number): readonly Turn[] => {
    const bundle = join(bench.assembly, 'bundles', operation.lambda, 'handler.cjs')
    return times(count, () => ({ by: 'function', bundle, requests: operation.turn() }))
  }
  await operation.begin?.()
  await load.run({ turns: throughApi(effort.warmUp), inFlight })
  await load.run({ turns: inFunction(effort.warmUp), inFlight: 1 })

  const recorded: (readonly EngineCall[])[] = []
  const rounds: Record<'api' | 'bare' | 'lambda' | 'apiTogether' | 'bareTogether', Timing>[] = []
  for (let round = 0; round < effort.rounds; round += 1) {
    const alone = await bareTurns(bench, operation, effort.alone, recorded)
    const together = await bareTurns(bench, operation, effort.together, recorded)
    rounds.push({
      api: await load.run({ turns: throughApi(effort.alone), inFlight: 1 }),
      bare: await load.run({ turns: alone, inFlight: 1 }),
      lambda: await load.run({ turns: inFunction(effort.alone), inFlight: 1 }),
      apiTogether: await load.run({ turns: throughApi(effort.together), inFlight }),
      bareTogether: await load.run({ turns: together, inFlight }),
    })
  }

  const all = (of: (round: (typeof rounds)[number]) => Timing) => rounds.flatMap((round) => of(round).turns)
  const ratio = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of))
  return {
    name: operation.name,
    cost: least(recorded),
    alone: latencyOf(all(({ api }) => api)),
    together: latencyOf(all(({ apiTogether }) => apiTogether)),
    perSecond: ratio(({ apiTogether }) => (effort.together * 1000) / apiTogether.elapsed),
    bareAlone: latencyOf(all(({ bare }) => bare)),
    ratios: {
      alone: ratio(({ api, bare }) => median(api.turns) / median(bare.turns)),
      together: ratio(({ apiTogether, bareTogether }) => apiTogether.elapsed / bareTogether.elapsed),
      function: ratio(({ lambda, bare }) => lambda.processor / bare.processor),
    },
  }
}

/** Has the stack do something that many times, and makes turns of the calls that its engine got. */
async function bareTurns(
  { cloud, load, twins }: Bench,
  operation: Operation,
  count: number,
  recorded: (readonly EngineCall[])[],
): Promise<readonly Turn[]> {
  // A call that only reads can be repeated, so one recording is enough.
  const recordings = operation.writes ? count : 1
  const turns: Turn[] = []
  for (let n = 0; n < recordings; n += 1) {
    const turn: Turn = { by: 'api', requests: operation.turn() }
    const calls = await engineCalls(cloud, () => load.run({ turns: [turn], inFlight: 1 }), twins)
    recorded.push(calls)
    turns.push({ by: 'bare', calls: bareCalls(calls, twins) })
  }
  const [first] = turns
  return operation.writes || first === undefined ? turns : times(count, () => first)
}

/** The least of all: now and then an environment learns a key, or the stream follows a change. */
function least(recorded: readonly (readonly EngineCall[])[]): Cost {
  const [first, ...others] = recorded.map(costOf)
  if (first === undefined) throw new Error('nothing was recorded')
  return others.reduce((least, cost) => (cost.calls < least.calls ? cost : least), first)
}

function times<Thing>(count: number, make: () => Thing): readonly Thing[] {
  return Array.from({ length: count }, make)
}
