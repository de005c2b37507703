import type { Reporter, TestModule } from 'vitest/node'

/** How a whole run ended. A failure outside of a test (a file that does not load, a hook) counts as one. */
export type Tally = { readonly passed: number; readonly failed: number }

/** A reporter of Vitest that prints nothing and hands its tally to the process that started it. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.flatMap((module) => [module, ...module.children.allSuites()])
    const outside = broken.reduce((sum, part) => sum + part.errors().length, unhandled.length)
    const tally: Tally = { passed: count('passed'), failed: count('failed') + outside }
    process.send?.(tally)
  }
}
