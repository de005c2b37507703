/** No route of ours: unknown, or known with other methods. */
export class Unrouted extends Error {
  override readonly name = 'Unrouted'
  readonly allowed: readonly string[]

  constructor(allowed: readonly string[]) {
    super('unrouted')
    this.allowed = allowed
  }
}
