/**
 * The template holds something that the local cloud does not know. Nothing was started: running it half understood
 * would prove nothing about the real one.
 */
export class TemplateRefused extends Error {
  override readonly name = 'TemplateRefused'
  /** One line for each thing that is not known. */
  readonly reasons: readonly string[]

  constructor(reasons: readonly string[]) {
    super(
      `The template cannot be run on this machine:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`,
    )
    this.reasons = reasons
  }
}
