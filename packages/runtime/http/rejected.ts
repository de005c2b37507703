import type { TransportRefusal } from '@passerelle/messages/problems'

/** A request that does not get as far as a use case. */
export class Rejected extends Error {
  override readonly name = 'Rejected'
  readonly refusal: TransportRefusal

  constructor(refusal: TransportRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
