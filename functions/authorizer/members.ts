import { type Credentials, platform } from '@passerelle/table'
import type { CallerDirectory } from '@passerelle/table/events'
import type { Membership } from '@passerelle/table/tenancy'
import { type Caller, contextOf, type SessionOrder, type Verdict } from './caller.ts'
import { sessionPolicyOf } from './session-policy.ts'

/**
 * The member or operator behind an account, by the identity pool's name for it. An invited member who comes for the
 * first time is at work from then on.
 */
export async function recogniseMember(
  directory: CallerDirectory,
  subject: string,
  mint: (order: SessionOrder) => Promise<Credentials>,
): Promise<Verdict> {
  const found = await activeMembership(directory, subject)
  if (found === undefined) return 'barred'
  const { membership, context } = found
  const { tenantId, memberId, roles } = membership
  const session = { tenantId, memberId, policy: sessionPolicyOf(membership) }
  if (membership.state === 'invited') {
    const isAtWork = await directory.noteArrival(await mint(session), membership)
    if (!isAtWork) return 'barred'
  }
  return { session, context: { ...context, roles: roles.join(',') } }
}

/** A membership counts while neither the member is removed nor the tenant suspended. An operator works for none. */
async function activeMembership(
  directory: CallerDirectory,
  subject: string,
): Promise<{ readonly membership: Membership; readonly context: Caller['context'] } | undefined> {
  const membership = await directory.findMembership(subject)
  if (membership === undefined || membership.state === 'removed') return undefined
  if (membership.tenantId === platform) return { membership, context: {} }
  const tenant = await directory.findTenant(membership.tenantId)
  return tenant?.state === 'active' ? { membership, context: contextOf(tenant) } : undefined
}
