import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import type { OperatorContext } from './context.ts'

/**
 * Lets a member administer their tenant whose own admins are gone, by the id that `/v1/me` tells them. Names stay shut to
 * the operator; both journals tell of it.
 */
export async function appointAdmin(
  { registry }: OperatorContext,
  id: TenantId,
  member: MemberId,
): Promise<Tenant> {
  const tenant = await registry.get(id)
  await registry.appointAdmin(tenant, member)
  return tenant
}
