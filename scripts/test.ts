import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from './folders.ts'
import { countPolicyDecisions, forgetPolicyDecisions } from './policy-decisions.ts'
import { say } from './say.ts'
import { synthesise } from './synthesise.ts'
import type { Tally } from './tally.ts'

/*
 * Runs every test, prints what Vitest prints and then, as the last line of all, `N passed, N failed`. Arguments
 * behind `pnpm test` go to Vitest: a path, `-t <name>`, `--project unit`. With `--whole` the tests that leave
 * something to chance try as much as they can (test/support/effort.ts).
 */

const said = process.argv.slice(2)
const options = said.filter((options) => options !== '--' && options !== '--whole')
const { project } = parseArgs({
  args: options,
  options: { project: { type: 'string', multiple: true, default: ['house'] } },
  strict: false,
}).values

forgetPolicyDecisions()
const { passed, failed } = await runAll().catch((error: unknown): Tally => {
  console.error(error instanceof Error ? error.message : error)
  return { passed: 0, failed: 1 }
})
const decisions = countPolicyDecisions()
if (decisions.evaluated > 0) console.log(say('test.policyDecisions', decisions))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runAll(): Promise<Tally> {
  // Tests that cross rooms run the templates: those of today's sources, not of some earlier day.
  if (Array.isArray(project) && project.includes('house')) await synthesise()
  return runVitest()
}

async function runVitest(): Promise<Tally> {
  const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))
  const reporters = ['default', fileURLToPath(new URL('tally.ts', import.meta.url))]
  const run = fork(vitest, ['run', ...reporters.map((reporter) => `--reporter=${reporter}`), ...options], {
    cwd: root,
    env: { ...process.env, ...(said.includes('--whole') && { TEST_EFFORT: 'whole' }) },
  })
  // The run ends what it started when it is told to end; then its close ends this.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal))

  let tally: Tally = { passed: 0, failed: 0 }
  run.on('message', (message) => {
    tally = message as Tally // `tally.ts` is the only one that sends
  })
  const [code] = await once(run, 'close')
  // A run that breaks down, or finds nothing to run, has failed although no test has.
  return code === 0 && tally.passed > 0 ? tally : { ...tally, failed: Math.max(tally.failed, 1) }
}
