import { platform } from '@passerelle/table'
import type { CallerDirectory } from '@passerelle/table/events'
import type { Membership } from '@passerelle/table/tenancy'
import type { CallerKind } from './caller.ts'
import { sessionPolicyOf } from './session-policy.ts'
import type { VerifyToken } from './verify-token.ts'

/** Members and operators, by the access token of their account. */
export function members(directory: CallerDirectory, verify: VerifyToken): CallerKind {
  return {
    form: /^[\w-]+\.[\w-]+\.[\w-]+$/,
    async recognise(token) {
      const subject = await verify(token)
      if (subject === undefined) return 'unknown'
      const membership = await activeMembership(directory, subject)
      if (membership === undefined) return 'barred'
      const { tenantId, memberId, roles, kind } = membership
      return {
        session: { tenantId, memberId, policy: sessionPolicyOf(membership) },
        context: { roles: roles.join(','), ...(kind && { kind }) },
      }
    },
  }
}

/** A membership counts while neither the member is removed nor the tenant suspended. */
async function activeMembership(
  directory: CallerDirectory,
  subject: string,
): Promise<Membership | undefined> {
  const membership = await directory.findMembership(subject)
  if (membership?.state !== 'active') return undefined
  if (membership.tenantId === platform) return membership
  const tenant = await directory.findTenant(membership.tenantId)
  return tenant?.state === 'active' ? membership : undefined
}
