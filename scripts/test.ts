import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { root } from './folders.ts'
import { countPolicyDecisions, forgetPolicyDecisions } from './policy-decisions.ts'
import { processorTime } from './processor-time.ts'
import { say } from './say.ts'
import { filesOfScoreboard, scoreboardLines } from './scoreboard/print.ts'
import type { FileTime, Tally } from './tally.ts'

/*
 * Runs every test, prints what Vitest prints, then the files that took most and, as the last line of all,
 * `N passed, N failed`. Arguments behind `pnpm test` go to Vitest: a path, `-t <name>`, `--project unit`. With
 * `--whole` the tests that leave something to chance try as much as they can (test/support/effort.ts). With `--times` it
 * says what the whole run took of the processors. With `--scoreboard` it runs what makes the figures by which the platform
 * is judged, and prints them (scripts/scoreboard).
 */

const said = process.argv.slice(2)
const ours = ['--', '--whole', '--times', '--scoreboard']
const isScoreboard = said.includes('--scoreboard')
const options = [
  ...said.filter((option) => !ours.includes(option)),
  ...(isScoreboard ? filesOfScoreboard() : []),
]

const nothing: Tally = { passed: 0, failed: 0, files: [], tests: [], printed: {} }

forgetPolicyDecisions()
const begun = performance.now()
const tally = await runVitest().catch((error: unknown): Tally => {
  console.error(error instanceof Error ? error.message : error)
  return { ...nothing, failed: 1 }
})
const { passed, failed, files } = tally
if (isScoreboard) for (const line of scoreboardLines(tally)) console.log(line)
printSlowest(files)
if (said.includes('--times')) printTimes()
const decisions = countPolicyDecisions()
if (decisions.evaluated > 0) console.log(say('test.policyDecisions', decisions))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runVitest(): Promise<Tally> {
  const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))
  const reporters = ['default', fileURLToPath(new URL('tally.ts', import.meta.url))]
  const run = fork(vitest, ['run', ...reporters.map((reporter) => `--reporter=${reporter}`), ...options], {
    cwd: root,
    env: { ...process.env, ...(said.includes('--whole') && { TEST_EFFORT: 'whole' }) },
  })
  // The run ends what it started when it is told to end; then its close ends this.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal))

  let tally: Tally = nothing
  run.on('message', (message) => {
    tally = message as Tally // `tally.ts` is the only one that sends
  })
  const [code] = await once(run, 'close')
  // A run that breaks down, or finds nothing to run, has failed although no test has.
  return code === 0 && tally.passed > 0 ? tally : { ...tally, failed: Math.max(tally.failed, 1) }
}

/** The files that took most of the processors; of the clock, where nobody counts processor time. */
function printSlowest(files: readonly FileTime[]): void {
  if (files.length === 0) return
  const cost = ({ processor, wall }: FileTime) => processor ?? wall
  const slowest = files.toSorted((a, b) => cost(b) - cost(a)).slice(0, 20)
  console.log(say('test.slowest'))
  for (const { file, wall, processor } of slowest)
    console.log(`${(processor?.toFixed(1) ?? '-').padStart(10)} ${wall.toFixed(1).padStart(8)}  ${file}`)
}

function printTimes(): void {
  const wall = Math.round((performance.now() - begun) / 1000)
  const { user, system } = processorTime() ?? {}
  if (user === undefined || system === undefined) console.log(say('test.wallTime', { wall }))
  else console.log(say('test.times', { processor: user + system, user, system, wall }))
}
