import type { Answer, Call } from './service.ts'

/** An interference of a test with a call: instead of, before or after the work of the service. */
export type Interference =
  | { readonly fail: { readonly code: string; readonly message?: string; readonly status?: number } }
  /** The service does not see the call, and this is answered in its place. */
  | { readonly answer: Answer }
  /** The connection breaks before the service saw the call, or after it acted on it. */
  | { readonly drop: 'before' | 'after' }
  /** The service acts, and its answer is replaced. */
  | { readonly rewrite: (answer: Answer) => Answer }

/** A promise holds the call back until it settles. */
export type Interfere = (call: Call) => Interference | undefined | Promise<Interference | undefined>
