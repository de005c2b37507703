import { platform, type Store } from '@passerelle/table'
import { findMembership, findTenant, type Membership } from '@passerelle/table/tenancy'
import type { CallerKind } from './caller.ts'
import { sessionPolicyOf } from './session-policy.ts'
import type { VerifyToken } from './verify-token.ts'

/** Members and operators, by the access token of their account. */
export function members(store: Store, verify: VerifyToken): CallerKind {
  return {
    form: /^[\w-]+\.[\w-]+\.[\w-]+$/,
    async recognise(token) {
      const subject = await verify(token)
      if (subject === undefined) return 'unknown'
      const membership = await activeMembership(store, subject)
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
async function activeMembership(store: Store, subject: string): Promise<Membership | undefined> {
  const membership = await findMembership(store, subject)
  if (membership?.state !== 'active') return undefined
  if (membership.tenantId === platform) return membership
  const tenant = await findTenant(store, membership.tenantId)
  return tenant?.state === 'active' ? membership : undefined
}
