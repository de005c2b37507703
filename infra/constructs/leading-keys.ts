import { PolicyStatement } from 'aws-cdk-lib/aws-iam'

/**
 * Allows `actions` on rows whose partition key looks like one of `keys`, and on nothing else.
 *
 * `ForAllValues` is true when a request names no key at all, and then a Scan would open every tenant. The `Null`
 * guard demands that a key is named; `alsoPresent` lists further context keys that must be there.
 */
export function allowOnKeys(statement: {
  readonly sid: string
  readonly actions: readonly `dynamodb:${string}`[]
  readonly resources: readonly string[]
  readonly keys: readonly string[]
  readonly alsoPresent?: readonly string[]
}): PolicyStatement {
  const present = ['dynamodb:LeadingKeys', ...(statement.alsoPresent ?? [])]
  return new PolicyStatement({
    sid: statement.sid,
    actions: [...statement.actions],
    resources: [...statement.resources],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...statement.keys] },
      Null: Object.fromEntries(present.map((key) => [key, 'false'])),
    },
  })
}
