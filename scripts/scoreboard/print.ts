import { say } from '../say.ts'
import type { Tally, TestOutcome } from '../tally.ts'
import { checks } from './checks.ts'
import { figures } from './figures.ts'
import type { Check, Figure, Proof } from './row.ts'

/** The files whose tests make the figures. */
export function filesOfScoreboard(): readonly string[] {
  const proofs = figures.flatMap((row) => ('open' in row ? [] : [row.madeBy, row.turnsRed]))
  return [...new Set(proofs.map(({ file }) => runFileOf(file)))]
}

/** The scoreboard as lines of text, out of what a run of the tests came to. */
export function scoreboardLines({ tests, printed }: Pick<Tally, 'tests' | 'printed'>): readonly string[] {
  return [
    say('scoreboard.figures'),
    ...figures.flatMap((row) => [`${row.id.padEnd(4)} ${row.what}`, ...detailsOf(row, tests, printed)]),
    '',
    say('scoreboard.checks'),
    ...checks.map(lineOf),
  ]
}

function detailsOf(row: Figure, tests: readonly TestOutcome[], printed: Tally['printed']): readonly string[] {
  const target = `     ${say('scoreboard.target', { target: row.target })}`
  if ('open' in row) return [target, `     ${say('scoreboard.open', { reason: row.open })}`]
  const { line, madeBy, turnsRed, onAws } = row
  const outcomes = outcomesOf(madeBy, tests)
  const said = line && printed[runFileOf(madeBy.file)]?.find((each) => line.test(each))
  const passed = outcomes.filter(({ state }) => state === 'passed').length
  const figure = said ?? say('scoreboard.passed', { passed, all: outcomes.length })
  return [
    target,
    `     ${markOf(outcomes)} ${figure}`,
    `     ${markOf(outcomes)} ${madeBy.file}: ${madeBy.test}`,
    `     ${markOf(outcomesOf(turnsRed, tests))} ${turnsRed.file}: ${turnsRed.test}`,
    ...(onAws === undefined ? [] : [`     ${say('scoreboard.onAws', { how: onAws })}`]),
  ]
}

function lineOf(check: Check): string {
  const head = `${String(check.number).padStart(4)} ${check.what} (${check.rows.join(', ')})`
  if ('open' in check) return `${head}\n     ${say('scoreboard.open', { reason: check.open })}`
  if ('notApplicable' in check) {
    return `${head}\n     ${say('scoreboard.notApplicable', { reason: check.notApplicable })}`
  }
  return [head, ...check.shownBy.map(({ file, test }) => `     ${file}: ${test}`)].join('\n')
}

/** The outcomes of a test: several where it is written once for many values. */
function outcomesOf({ file, test }: Proof, tests: readonly TestOutcome[]): readonly TestOutcome[] {
  const parts = test.split(/%[sidfjo]|\$\w+/)
  const isIt = (name: string) => {
    let from = 0
    return parts.every((part) => {
      const found = name.indexOf(part, from)
      from = found + part.length
      return found >= 0
    })
  }
  return tests.filter((each) => each.file === runFileOf(file) && isIt(each.name))
}

function markOf(outcomes: readonly TestOutcome[]): string {
  if (outcomes.length === 0) return '?'
  return outcomes.every(({ state }) => state === 'passed') ? '✓' : '×'
}

/** The parts of the infra tests are run by one file. */
function runFileOf(file: string): string {
  return /^test\/infra\//.test(file) ? 'test/infra/infra.test.ts' : file
}
