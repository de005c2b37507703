import { type Answer, ApiProblem, type Client, type ProblemBody } from '@passerelle/client'

/** A change that a member asks for, with an `Idempotency-Key` that stays the same however often it is sent. */
export type Command = {
  readonly name: string
  readonly send: () => Promise<Answer<unknown>>
}

/** The result of sending a command once. */
export type Outcome =
  | { readonly kind: 'done'; readonly answer: Answer<unknown> }
  | { readonly kind: 'refused'; readonly problem: ProblemBody }

/** What tells the commands of a run from those of every other one. */
export type Run = {
  /** Counts the runs. */
  readonly number: number
  readonly unique: string
  /** The key of a command of this run. */
  readonly key: (name: string) => { readonly idempotencyKey: string }
}

let counted = 0

export function nextRun(): Run {
  counted += 1
  const unique = `${counted}-${process.pid}`
  const key = (name: string) => ({ idempotencyKey: `${name}-${unique}-${'x'.repeat(16)}` })
  return { number: counted, unique, key }
}

export function command(name: string, api: Client, send: (api: Client) => Promise<Answer<unknown>>): Command {
  return { name, send: () => send(api) }
}

/** Sends a command; a refusal is an outcome, anything else that goes wrong is not. */
export async function outcomeOf({ send }: Command): Promise<Outcome> {
  try {
    return { kind: 'done', answer: await send() }
  } catch (error) {
    if (error instanceof ApiProblem) return { kind: 'refused', problem: error.problem }
    throw error
  }
}
