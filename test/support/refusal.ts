import { ApiProblem, type ProblemBody } from '@passerelle/client'

/** The refusal of a call. @throws where it was not refused, or failed in another way. */
export async function refusalOf(call: Promise<unknown>): Promise<ProblemBody> {
  const error = await call.catch((caught: unknown) => caught)
  if (error instanceof ApiProblem) return error.problem
  throw new Error('it was not refused', { cause: error })
}

/** Of several calls under way at once, each heard from the first moment: a refusal that nobody awaits ends the process. */
export function refusalsOf(calls: readonly Promise<unknown>[]): Promise<readonly ProblemBody[]> {
  return Promise.all(calls.map(refusalOf))
}
