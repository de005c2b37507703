/** A refusal of the API (RFC 9457), as far as a caller relies on it. */
export type ProblemBody = {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly requestId?: string
  /** How long to wait before another try, where the answer says so (`Retry-After`). */
  readonly retryAfterSeconds?: number
}

/** The API refused. `problem` says why, in the language that was asked for. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: ProblemBody

  constructor(operation: string, problem: ProblemBody) {
    super(`${operation}: ${problem.status} ${problem.code}: ${problem.detail}`)
    this.problem = problem
  }
}
