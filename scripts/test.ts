import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Tally } from './tally.ts'

/*
 * Runs every test, prints what Vitest prints and then, as the last line of all, `N passed, N failed`. What stands
 * behind `pnpm test` goes to Vitest: a path, `-t <name>`, `--project unit`.
 */

const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))
const reporters = ['--reporter=default', `--reporter=${fileURLToPath(new URL('tally.ts', import.meta.url))}`]
const wishes = process.argv.slice(2).filter((wish) => wish !== '--')

const run = fork(vitest, ['run', ...reporters, ...wishes], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
})

let tally: Tally = { passed: 0, failed: 0 }
run.on('message', (message) => {
  tally = message as Tally // `tally.ts` is the only one that sends
})
run.on('close', (code) => {
  // A run that breaks down, or finds nothing to run, has failed although no test has.
  const failed = code === 0 ? tally.failed : Math.max(tally.failed, 1)
  console.log(`${tally.passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})

// The run ends what it started when it is told to end; then its close ends this.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal))
