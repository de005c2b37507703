import { ApiProblem } from '@passerelle/client'
import { speakProblems } from '@passerelle/messages/problems'
import { language, say } from '../say.ts'
import type { Fault } from './read-order.ts'
import type { Named, Plan } from './step.ts'

export function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

/** Something is refused: it is said, and the run ends as one that failed. */
export function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

function titleOf({ thing, name }: Named): string {
  return [say(`open.${thing}`), name].filter((text) => text !== '').join(' ')
}

/** A plan line by line: made, changed, left alone, not in the file. */
export function tellPlan({ steps, same, surplus, fixed, unknown }: Plan): void {
  for (const step of steps) {
    const { fields } = step
    tell(fields === undefined ? `+ ${titleOf(step)}` : `~ ${titleOf(step)}: ${fields.join(', ')}`)
  }
  for (const named of same) tell(`= ${titleOf(named)}`)
  for (const named of surplus) tell(`? ${say('open.surplus', { what: titleOf(named) })}`)
  for (const { field } of fixed) refuse(say('open.fixed', { field }))
  for (const { field, name } of unknown) refuse(say('open.unknown', { field, name }))
}

/** All that is wrong with a file, each with its line. */
export async function refuseFaults(file: string, faults: readonly Fault[]): Promise<void> {
  const problems = await speakProblems(language)
  for (const { line, field, rule } of faults) {
    const reason = 'said' in rule ? rule.said : problems.field(rule)
    refuse(`${file}:${line}: ${field === '' ? reason : `${field}: ${reason}`}`)
  }
}

/** A refusal of the API in its own words: of each field that it is about, or as a whole. */
export function refuseAsSaid(what: Named, error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error
  const { detail, title, errors = [] } = error.problem
  if (errors.length === 0) refuse(`${titleOf(what)}: ${title} ${detail}`)
  for (const { path, message } of errors)
    refuse(`${titleOf(what)}: ${path.replace(/^body\.?/, '')}: ${message}`)
}
