/** The deployment was not told what it needs. The message is one sentence that says what to pass; nothing is written. */
export class DeploymentRefused extends Error {
  override readonly name = 'DeploymentRefused'
}
