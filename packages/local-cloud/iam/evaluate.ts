import { createValidatedPolicy } from '@cloud-copilot/iam-policy'
import { anonymousPrincipal, runUnsafeSimulation } from '@cloud-copilot/iam-simulate'
import { account } from '../account.ts'
import type { PolicyDocument } from '../template/kind.ts'
import { type AccessRequest, callerArn, type RoleSession } from './principal.ts'
import type { NamedPolicy } from './roles.ts'

/**
 * One evaluation by the simulator, without memory.
 *
 * The checked entry point of the simulator drops `kms:EncryptionContext:*` and takes a third of a millisecond; the
 * unchecked one keeps every context key but knows no session policy. So the session policy is evaluated on its own, and
 * both must allow: the intersection is what a session policy means.
 */
export function evaluate(session: RoleSession, accessRequest: AccessRequest): boolean {
  if (!simulate(session, session.role.policies, accessRequest)) return false
  if (session.sessionPolicy === undefined) return true
  return simulate(session, [{ name: 'session', policy: session.sessionPolicy }], accessRequest)
}

/** Whether a service (`lambda.amazonaws.com`) is admitted by a resource's own policy. */
export function serviceAdmitted(service: string, accessRequest: AccessRequest): boolean {
  return run(service, [], accessRequest, { 'aws:SourceAccount': account.id })
}

/** Whether a resource's own policy admits a request that nobody signed. */
export function anybodyAdmitted(accessRequest: AccessRequest): boolean {
  return run(anonymousPrincipal, [], accessRequest, {})
}

function simulate(
  session: RoleSession,
  policies: readonly NamedPolicy[],
  accessRequest: AccessRequest,
): boolean {
  const tags = Object.entries(session.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])
  return run(callerArn(session), policies, accessRequest, {
    'aws:PrincipalArn': session.role.arn,
    'aws:PrincipalAccount': account.id,
    ...(session.sourceIdentity !== undefined && { 'aws:SourceIdentity': session.sourceIdentity }),
    ...Object.fromEntries(tags),
  })
}

function run(
  principal: string | typeof anonymousPrincipal,
  policies: readonly NamedPolicy[],
  accessRequest: AccessRequest,
  caller: Record<string, string>,
): boolean {
  const context: Record<string, string | string[]> = {
    'aws:RequestedRegion': account.region,
    'aws:SecureTransport': 'true',
    ...caller,
  }
  for (const [key, value] of Object.entries(accessRequest.context ?? {})) {
    context[key] = typeof value === 'string' ? value : [...value]
  }
  // An empty list names no key. To the simulator it would be a key that is there, and past every guard against none.
  if (accessRequest.leadingKeys !== undefined && accessRequest.leadingKeys.length > 0) {
    context['dynamodb:LeadingKeys'] = [...accessRequest.leadingKeys]
  }
  const result = runUnsafeSimulation(
    {
      request: {
        principal,
        action: accessRequest.action,
        resource: { resource: accessRequest.resource, accountId: account.id },
        contextVariables: context,
      },
      identityPolicies: [...policies],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(accessRequest.resourcePolicy === undefined
        ? {}
        : { resourcePolicy: named(accessRequest.resourcePolicy) }),
    },
    { simulationMode: 'Strict' },
  )
  return result === 'Allowed'
}

/** The simulator wants every policy named, and takes the name of a resource's policy only in this form. */
function named(policy: PolicyDocument) {
  return createValidatedPolicy(policy, () => [], { name: 'resource' })
}
