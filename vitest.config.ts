import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Two at a time: beside the tests run the engine and the functions of the local cloud, and a small machine has two
// cores.
const maxWorkers = 2

// Loading everything anew for every file takes longer than some of them, so files share a process and leave it as it
// was.
const setupFiles = ['./test/support/processor-time.ts', './test/support/tidy.ts']

// What no test ever asks for, for applications that run in this very process: test/support/quotas.ts says it to functions.
const endless = 1_000_000
const roomyQuotas = JSON.stringify({
  perMinute: { coaching: endless, centre: endless, network: endless, employer: endless, funder: endless },
  perLink: endless,
  free: endless,
  lease: 1,
})

// For what hangs, and for nothing else: a test passes however many others want the processors, and holds calls back.
const hang = {
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 600_000 } },
  env: { CALL_PATIENCE: '200', QUOTAS: roomyQuotas },
}

// Every function of a local cloud has a heap of its own: large enough from the start to load without collecting, and
// collected by its own thread, since no processor is idle beside it.
const execArgv = ['--min-semi-space-size=16', '--single-threaded-gc']

const long =
  /\/(probes|model|kill|every-edge|cut-off|races|canary|iam-alone|faults|readme|keys|infra)\.test\.ts$/

/** Long files begin first, so that in the end nobody waits for one that began late. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

// Files that share a process pass in any order: `--sequence.shuffle.files` tries another one.
const shuffled = process.argv.some((option) => option.startsWith('--sequence.shuffle'))

export default defineConfig({
  test: {
    sequence: shuffled ? {} : { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          setupFiles,
          execArgv,
          ...hang,
          include: ['{packages,functions,infra,scripts}/**/*.test.ts'],
          maxWorkers,
        },
      },
      {
        test: {
          name: 'structure',
          setupFiles,
          ...hang,
          include: ['test/structure/**/*.test.ts'],
          maxWorkers,
        },
      },
      {
        test: {
          name: 'house',
          globalSetup: './scripts/for-tests.ts',
          isolate: false,
          setupFiles,
          execArgv,
          ...hang,
          include: ['test/**/*.test.ts'],
          exclude: ['test/structure/**', '**/node_modules/**'],
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
