/** The names of a thing of the template. */
type Named = { readonly logicalId: string; readonly name: string; readonly arn?: string }

/**
 * Finds a thing of the template by logical id, name or ARN. CDK's hash at the end of a logical id may be left out, and
 * so may what a name begins with, up to a hyphen: `expire-referrals` finds `passerelle-dev-expire-referrals`.
 *
 * @throws {Error} that lists the names when none or several are meant
 */
export function pick<Thing extends Named>(kind: string, things: readonly Thing[], wanted: string): Thing {
  const exact = things.find(({ logicalId, name, arn }) => [logicalId, name, arn].includes(wanted))
  if (exact !== undefined) return exact
  const close = things.filter(
    ({ logicalId, name }) => withoutHash(logicalId) === wanted || name.endsWith(`-${wanted}`),
  )
  const [only] = close
  if (only !== undefined && close.length === 1) return only
  const names = things.map(({ name }) => name).join(', ')
  throw new Error(`The template has no ${kind} ${wanted}, or several. It has: ${names}`)
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '')
}
