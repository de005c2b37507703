import type { TransportRefusal } from './problem.ts'

/** A request that does not get as far as a use case. */
export class Rejected extends Error {
  override readonly name = 'Rejected'
  readonly refusal: TransportRefusal

  constructor(refusal: TransportRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
