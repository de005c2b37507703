import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import { exchangerRoles } from '@passerelle/domain/tenancy'
import { tenantRanges } from '../engine/keys/tenancy.ts'
import type { Store } from '../engine/store.ts'

/** Whether anybody else is at work for the organisation as a coordinator or a coach. One query. */
export async function hasOtherCoach(
  { store, tenant }: { readonly store: Store; readonly tenant: TenantId },
  member: MemberId,
): Promise<boolean> {
  // The roles and the state of a member stand in the clear.
  for await (const { id, state, roles } of store.queryAll(tenantRanges.members(tenant))) {
    const isCoach = Array.isArray(roles) && exchangerRoles.some((role) => roles.includes(role))
    if (id !== member && state === 'active' && isCoach) return true
  }
  return false
}
