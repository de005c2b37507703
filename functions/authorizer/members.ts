import { type Credentials, platform } from '@passerelle/table'
import type { CallerDirectory } from '@passerelle/table/events'
import type { Membership } from '@passerelle/table/tenancy'
import type { SessionOrder, Verdict } from './caller.ts'
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
  const membership = await activeMembership(directory, subject)
  if (membership === undefined) return 'barred'
  const { tenantId, memberId, roles, kind } = membership
  const session = { tenantId, memberId, policy: sessionPolicyOf(membership) }
  if (membership.state === 'invited') {
    const isAtWork = await directory.noteArrival(await mint(session), membership)
    if (!isAtWork) return 'barred'
  }
  return {
    session,
    context: { roles: roles.join(','), ...(kind && { kind }) },
  }
}

/** A membership counts while neither the member is removed nor the tenant suspended. */
async function activeMembership(
  directory: CallerDirectory,
  subject: string,
): Promise<Membership | undefined> {
  const membership = await directory.findMembership(subject)
  if (membership === undefined || membership.state === 'removed') return undefined
  if (membership.tenantId === platform) return membership
  const tenant = await directory.findTenant(membership.tenantId)
  return tenant?.state === 'active' ? membership : undefined
}
