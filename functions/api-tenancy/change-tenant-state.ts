import type { TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import { assertVersion } from '@passerelle/table'
import type { OperatorContext } from './context.ts'

/**
 * Suspends or resumes a tenant. Other organisations know by the directory at once; the gateway remembers for a minute at most
 * that the tenant's own members may come in.
 */
export async function changeTenantState(
  context: OperatorContext,
  id: TenantId,
  expected: number,
  decide: (tenant: Tenant) => Tenant,
): Promise<Tenant> {
  const tenant = await context.registry.get(id)
  assertVersion(tenant, expected)
  const changed = decide(tenant)
  await context.registry.move(changed, tenant.version, {
    aggregate: 'Tenant',
    aggregateId: id,
    version: changed.version,
    fields: ['state'],
    purpose: 'administration',
  })
  return changed
}
