import { globalArn } from '../account.ts'
import type { Deployment } from '../template/deployment.ts'
import type { PolicyDocument } from '../template/kind.ts'
import { TemplateRefused } from '../template/refusal.ts'
import { grammarFaults, trustFaults } from './grammar.ts'

export type NamedPolicy = { readonly name: string; readonly policy: PolicyDocument }

/** A role of the template with everything that is attached to it. */
export type Role = {
  readonly name: string
  readonly logicalId: string
  readonly arn: string
  readonly trust: PolicyDocument
  readonly policies: readonly NamedPolicy[]
  /** The role's own tags; a session's tags come on top of them. */
  readonly tags: Readonly<Record<string, string>>
  /** The longest session that may be asked for, in seconds. */
  readonly maxSession: number
}

/** AWS-managed policies that a function's role usually has, cut down to what can be asked of this machine: nothing. */
const managedElsewhere = new Set([
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
])

/**
 * Collects the roles of a deployment.
 *
 * @throws {TemplateRefused} for a policy that cannot be evaluated faithfully
 */
export function rolesOf(deployment: Deployment): readonly Role[] {
  const attached = new Map<string, NamedPolicy[]>()
  const attach = (role: string, policy: NamedPolicy) =>
    attached.set(role, [...(attached.get(role) ?? []), policy])
  for (const { properties } of deployment.of('AWS::IAM::Policy')) {
    const policy = { name: properties.PolicyName, policy: properties.PolicyDocument }
    for (const role of properties.Roles) attach(role, policy)
  }
  const managed = new Map<string, NamedPolicy>()
  for (const { ref, properties } of deployment.of('AWS::IAM::ManagedPolicy')) {
    const policy = { name: ref, policy: properties.PolicyDocument }
    managed.set(ref, policy)
    for (const role of properties.Roles ?? []) attach(role, policy)
  }

  const faults: string[] = []
  const roles = deployment.of('AWS::IAM::Role').map(({ logicalId, ref, properties }): Role => {
    const policies = [
      ...(properties.Policies ?? []).map((p) => ({ name: p.PolicyName, policy: p.PolicyDocument })),
      ...(attached.get(ref) ?? []),
    ]
    for (const policyArn of properties.ManagedPolicyArns ?? []) {
      const policy = managed.get(policyArn)
      if (policy !== undefined) policies.push(policy)
      else if (!managedElsewhere.has(policyArn)) faults.push(`${ref}: the policy ${policyArn} is not known`)
    }
    faults.push(
      ...policies.flatMap(({ name, policy }) => grammarFaults(policy).map((f) => `${ref}/${name}: ${f}`)),
      ...trustFaults(properties.AssumeRolePolicyDocument).map((f) => `${ref}: trust policy: ${f}`),
    )
    return {
      name: ref,
      logicalId,
      arn: globalArn('iam', `role/${ref}`),
      trust: properties.AssumeRolePolicyDocument,
      policies,
      tags: Object.fromEntries(properties.Tags.map(({ Key, Value }) => [Key, Value])),
      maxSession: properties.MaxSessionDuration ?? 3600,
    }
  })
  if (faults.length > 0) throw new TemplateRefused(faults)
  return roles
}
