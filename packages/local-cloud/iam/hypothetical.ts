import { pick } from '../naming.ts'
import type { PolicyDocument } from '../template/kind.ts'
import { sessionPolicyFaults } from './grammar.ts'
import type { Judge } from './judge.ts'
import type { RoleSession } from './principal.ts'
import type { Role } from './roles.ts'

/** A question to the policies of the template, asked on nobody's behalf. */
export type HypotheticalRequest = {
  /** A role's logical id (CDK's hash may be left out), name or ARN. */
  readonly role: string
  readonly tags?: Readonly<Record<string, string>>
  readonly sessionPolicy?: PolicyDocument
  /** In whose name the session was minted. */
  readonly sourceIdentity?: string
  /** For example `dynamodb:GetItem`. */
  readonly action: string
  /** An ARN. The policy of a KMS key, a queue or a role is found by it. */
  readonly resource: string
  /** Partition keys; absent for a request that names none. */
  readonly leadingKeys?: readonly string[]
  /** Further condition keys. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>
}

/** Answers hypothetical requests; counts nowhere. */
export function hypothetical(
  judge: Judge,
  roles: readonly Role[],
  policyOf: (resource: string) => PolicyDocument | undefined,
): (request: HypotheticalRequest) => boolean {
  return ({ role: wanted, tags, sessionPolicy, sourceIdentity, ...accessRequest }) => {
    const role = pick('role', roles, wanted)
    const faults = sessionPolicy === undefined ? [] : sessionPolicyFaults(sessionPolicy)
    if (faults.length > 0) throw new Error(faults.join('; '))
    const session: RoleSession = {
      kind: 'role',
      role,
      sessionName: 'hypothetical',
      tags: { ...role.tags, ...tags },
      ...(sessionPolicy === undefined ? {} : { sessionPolicy }),
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    }
    const trust = roles.find(({ arn }) => arn === accessRequest.resource)?.trust
    const resourcePolicy = trust ?? policyOf(accessRequest.resource)
    return judge.would(session, {
      ...accessRequest,
      ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
    })
  }
}
