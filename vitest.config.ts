import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Two at a time: beside the tests run the engine and the functions of the local cloud, and a small machine has two
// cores.
const maxWorkers = 2

// Loading everything anew for every file takes longer than some of them, so files share a process and leave it as it
// was.
const tidy = './test/support/tidy.ts'

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

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          setupFiles: tidy,
          include: ['{packages,functions,infra,scripts}/**/*.test.ts'],
          maxWorkers,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'structure',
          include: ['test/structure/**/*.test.ts'],
          maxWorkers,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'house',
          globalSetup: './scripts/for-tests.ts',
          isolate: false,
          setupFiles: tidy,
          include: ['test/**/*.test.ts'],
          exclude: ['test/structure/**', '**/node_modules/**'],
          maxWorkers,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
