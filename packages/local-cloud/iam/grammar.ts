import {
  validateIdentityPolicy,
  validateResourcePolicy,
  validateSessionPolicy,
  validateTrustPolicy,
} from '@cloud-copilot/iam-policy'
import type { PolicyDocument } from '../template/kind.ts'

/**
 * The condition keys that a request on this machine carries whenever the real one would. A policy that asks for any
 * other is refused: the evaluator would take the key for missing, and a missing key can allow as well as deny.
 */
const suppliedKeys = [
  /^aws:principal(arn|account)$/,
  /^aws:sourceidentity$/,
  /^aws:principaltag\/.+$/,
  /^aws:requesttag\/.+$/,
  /^aws:tagkeys$/,
  /^aws:(securetransport|requestedregion)$/,
  /^aws:source(account|arn)$/,
  /^dynamodb:(leadingkeys|enclosingoperation)$/,
  /^kms:encryptioncontext:.+$/,
  /^kms:(encryptioncontextkeys|calleraccount|viaservice|grantisforawsresource)$/,
  /^s3:tlsversion$/,
  /^s3:if-none-match$/,
  /^ses:fromaddress$/,
  /^sts:(rolesessionname|sourceidentity|transitivetagkeys|externalid)$/,
]

const leadingKeyOperators = /^(ForAllValues|ForAnyValue):String(Not)?(Like|Equals)(IfExists)?$/

/** A condition of a statement, flattened: operator, key in lower case, values. */
export type FlatCondition = {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

function statementsOf(policy: PolicyDocument): readonly Record<string, unknown>[] {
  return Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement]
}

export function conditionsOf(policy: PolicyDocument): readonly FlatCondition[] {
  return statementsOf(policy).flatMap((statement) =>
    Object.entries(statement['Condition'] ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys ?? {}).map(([key, values]) => ({
        operator,
        key: key.toLowerCase(),
        values: [values].flat().map(String),
      })),
    ),
  )
}

/** Why an identity policy cannot be evaluated faithfully; empty when it can. */
export function grammarFaults(policy: PolicyDocument): readonly string[] {
  return [...syntaxFaults(validateIdentityPolicy(policy)), ...conditionsOf(policy).flatMap(conditionFaults)]
}

/** As {@link grammarFaults}, for the policy that narrows one session. */
export function sessionPolicyFaults(policy: PolicyDocument): readonly string[] {
  return [...syntaxFaults(validateSessionPolicy(policy)), ...conditionsOf(policy).flatMap(conditionFaults)]
}

export function trustFaults(policy: PolicyDocument): readonly string[] {
  return [...syntaxFaults(validateTrustPolicy(policy)), ...conditionsOf(policy).flatMap(conditionFaults)]
}

export function resourcePolicyFaults(policy: PolicyDocument): readonly string[] {
  return [...syntaxFaults(validateResourcePolicy(policy)), ...conditionsOf(policy).flatMap(conditionFaults)]
}

function syntaxFaults(errors: readonly { message: string; path: string }[]): string[] {
  return errors.map(({ message, path }) => `${path}: ${message}`)
}

function conditionFaults({ operator, key, values }: FlatCondition): string[] {
  if (!suppliedKeys.some((pattern) => pattern.test(key))) return [`the condition key ${key} is not supplied`]
  if (key === 'dynamodb:leadingkeys' && operator !== 'Null') {
    if (!leadingKeyOperators.test(operator)) return [`${operator} on ${key} is not known`]
    const variables = values.flatMap((value) => value.match(/\$\{[^}]*\}/g) ?? [])
    const foreign = variables.filter((variable) => !/^\$\{aws:PrincipalTag\/[^,}]+\}$/i.test(variable))
    return foreign.map((variable) => `the variable ${variable} in ${key} is not known`)
  }
  return []
}
