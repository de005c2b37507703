import { relative } from 'node:path'
import type { UserConsoleLog } from 'vitest'
import type { Reporter, TestModule } from 'vitest/node'
import { root } from './folders.ts'

/** How a whole run ended. A failure outside of a test (a file that does not load, a hook) counts as one. */
export type Tally = {
  readonly passed: number
  readonly failed: number
  readonly files: readonly FileTime[]
  readonly tests: readonly TestOutcome[]
  /** What the tests of a file printed, by its path. */
  readonly printed: Readonly<Record<string, readonly string[]>>
}

export type TestOutcome = { readonly file: string; readonly name: string; readonly state: string }

/** How long one test file took, in seconds. */
export type FileTime = {
  readonly file: string
  readonly wall: number
  /** Of the processors, with everything that the file started; absent where nobody counted it. */
  readonly processor?: number
}

/** A reporter of Vitest that prints nothing and hands its tally to the process that started it. */
export default class TallyReporter implements Reporter {
  readonly #printed: Record<string, string[]> = {}

  onUserConsoleLog({ content, taskId }: UserConsoleLog): void {
    const id = taskId?.split('_')[0] ?? ''
    this.#printed[id] ??= []
    this.#printed[id].push(...content.split('\n').filter((line) => line !== ''))
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.flatMap((module) => [module, ...module.children.allSuites()])
    const outside = broken.reduce((sum, part) => sum + part.errors().length, unhandled.length)
    const tally: Tally = {
      passed: count('passed'),
      failed: count('failed') + outside,
      files: modules.map(timeOf),
      tests: modules.flatMap((module) =>
        [...module.children.allTests()].map((test) => ({
          file: fileOf(module),
          name: test.name,
          state: test.result().state,
        })),
      ),
      printed: Object.fromEntries(modules.map((module) => [fileOf(module), this.#printed[module.id] ?? []])),
    }
    process.send?.(tally)
  }
}

function fileOf({ moduleId }: TestModule): string {
  return relative(root, moduleId)
}

function timeOf(module: TestModule): FileTime {
  const { collectDuration, duration, setupDuration } = module.diagnostic()
  // `test/support/processor-time.ts` leaves it there.
  const { processorSeconds } = module.meta() as { readonly processorSeconds?: number }
  return {
    file: fileOf(module),
    wall: (collectDuration + duration + setupDuration) / 1000,
    ...(processorSeconds !== undefined && { processor: processorSeconds }),
  }
}
