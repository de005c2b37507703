import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openLocalCloud } from '@passerelle/local-cloud'
import { memoryOf } from '../support/memory.ts'
import { uncounted } from '../support/quotas.ts'
import { synthesise } from '../support/synthesise.ts'
import { openLoad } from './load/load.ts'
import { operationsOf } from './operations.ts'
import { table } from './report.ts'
import { slopeOf } from './soak/slope.ts'
import { sustain } from './soak/sustain.ts'
import { referralsIn } from './soak/workday.ts'
import { setTheStage } from './stage.ts'

/*
 * A working day's load on the stack of today's sources, with each commit synced: for so many `--minutes` so many operations
 * `--rate` a second, on organisations of which the largest has so many `--cases`. Prints how long operations took, what
 * failed, and whether memory grew; keeps it in `.local/soak.json`. Fails if anything failed.
 */

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, '.local', 'soak')
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '10' },
    cases: { type: 'string', default: '10000' },
  },
})
const [rounds, perSecond, cases] = [Number(values.minutes), Number(values.rate), Number(values.cases)]
if (!(rounds >= 1 && perSecond >= 1 && cases > 50)) {
  throw new Error('--minutes and --rate are at least 1, --cases more than 50')
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
say('synthesising')
const assembly = join(folder, 'cdk.out')
await synthesise(assembly)
// Whoever signed in at the beginning works until the end.
const cloud = await openLocalCloud({
  assembly,
  data: join(folder, 'data'),
  tokenLife: rounds + 10,
  template: uncounted,
})
try {
  const secondsOfRound = 60
  const prepared = rounds * referralsIn(perSecond * secondsOfRound)
  say(`seeding ${cases} participants, and ${prepared} cases for the exchange`)
  const stage = await setTheStage(cloud, { sizes: [cases], prepared })
  const load = openLoad({ api: cloud.api, engine: cloud.endpoints.engine, authorized: {} }, {})
  const memory = [held(cloud.processes().engine)]
  const sustained = await sustain(
    load,
    operationsOf(stage),
    { perSecond, secondsOfRound, rounds },
    (round) => {
      const now = held(cloud.processes().engine)
      memory.push(now)
      say(`minute ${round + 1}: ${now.toFixed(0)} MB`)
    },
  ).finally(() => load.close())
  const { operations, failures, latencies, late } = sustained
  // What is loaded and cached on the first working minutes is not growth.
  const growth = slopeOf(memory.slice(Math.floor(memory.length / 3)))
  const rows = [...latencies].map(([name, { count, p50, p95, p99 }]) => [
    name,
    count,
    ...[p50, p95, p99].map((ms) => ms.toFixed(0)),
  ])
  process.stdout.write(`\n${table([['operation', 'times', 'p50 ms', 'p95', 'p99'], ...rows])}\n`)
  console.log(`${operations} operations, ${failures.length} failed, ${late} seconds were too short`)
  console.log(
    `memory ${memory[0]?.toFixed(0)} MB at first, ${memory.at(-1)?.toFixed(0)} MB at the end, ${growth.toFixed(2)} MB more each minute of the last two thirds`,
  )
  for (const failure of new Set(failures)) console.log(failure)
  writeFileSync(
    join(root, '.local', 'soak.json'),
    `${JSON.stringify({ node: process.version, rounds, perSecond, cases, memory, growth, operations, late, failures: failures.length, latencies: Object.fromEntries(latencies) }, null, 2)}\n`,
  )
  if (failures.length > 0) process.exitCode = 1
} finally {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
}

/** The memory of this process, functions and gateway in it, and of the engine beside it; in MB. */
function held(engine: number | undefined): number {
  const beside = engine === undefined ? undefined : memoryOf(engine)
  return process.memoryUsage.rss() / 1_000_000 + (beside?.now ?? 0)
}

function say(what: string): void {
  process.stderr.write(`… ${what}\n`)
}
