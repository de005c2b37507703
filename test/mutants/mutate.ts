import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LogLevel, MutantResult } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import type { Area } from './areas.ts'
import { openCompiler } from './compiler.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Below the project, so that the copies find what it depends on. */
const place = join(root, '.local', 'mutants')

/** A change to a source that no test noticed. */
export type Survivor = {
  /** From the root. */
  readonly file: string
  readonly lineNumber: number
  /** What stands in the line. */
  readonly line: string
  /** The text that was put in the place of some of it, or of more than it. */
  readonly replacement: string
}

export type Outcome = {
  /** Noticed by a test, if only because it hung. */
  readonly killed: number
  readonly survivors: readonly Survivor[]
}

/**
 * Changes each thing in the sources of an area, one at a time, in a copy of the project, and runs its tests. A change that
 * the compiler stops is none.
 */
export async function mutate(area: Pick<Area, 'sources' | 'tests'>): Promise<Outcome> {
  const results = await mutantsOf(area)
  const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout')
  const unnoticed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  return { killed: noticed.length, survivors: (await accepted(area.sources, unnoticed)).map(survivorOf) }
}

async function mutantsOf({ sources, tests }: Pick<Area, 'sources' | 'tests'>) {
  process.env['MUTANTS_TESTS'] = tests // the runner's own processes inherit it
  const runner = {
    testRunner: 'vitest',
    plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
    vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
  }
  return new Stryker({
    ...runner,
    mutate: [sources, '!**/*.test.ts'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    reporters: [],
    logLevel: 'error' as LogLevel, // an enumeration that has no value, only a type
    // Stryker would rewrite the file by an interface of the compiler that TypeScript 7 no longer has.
    tsconfigFile: 'none.json',
    ignorePatterns: ['.local', '.types', 'cdk.out', '*.tsbuildinfo'],
    tempDirName: relative(root, join(place, 'tests')),
    warnings: false,
  }).runMutationTest()
}

/** Those that can run at all. */
async function accepted(sources: string, mutants: readonly MutantResult[]): Promise<readonly MutantResult[]> {
  if (mutants.length === 0) return []
  const [level = '', name = ''] = sources.split('/')
  const compiler = await openCompiler(root, join(level, name), join(place, 'types'))
  try {
    const found: MutantResult[] = []
    for (const mutant of mutants) if (await compiler.accepts(mutant)) found.push(mutant)
    return found
  } finally {
    await compiler.close()
  }
}

function survivorOf({ fileName, location: { start }, replacement = '' }: MutantResult): Survivor {
  const line = readFileSync(fileName, 'utf8').split('\n')[start.line - 1] ?? ''
  return { file: relative(root, fileName), lineNumber: start.line, line: line.trim(), replacement }
}
