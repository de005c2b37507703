import type { TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import { demandVersion } from '@passerelle/table'
import type { OperatorDesk } from './desk.ts'

/** Suspends or resumes a tenant. The authorizer looks at the registry, so it counts within its cache time. */
export async function changeTenantState(
  desk: OperatorDesk,
  action: 'suspendTenant' | 'resumeTenant',
  id: TenantId,
  expected: number,
  decide: (tenant: Tenant) => Tenant,
): Promise<Tenant> {
  const tenant = await desk.registry.get(id)
  demandVersion(tenant, expected)
  const changed = decide(tenant)
  await desk.registry.replace(changed, tenant.version, {
    action,
    aggregate: 'Tenant',
    aggregateId: id,
    version: changed.version,
    fields: ['state'],
    purpose: 'administration',
  })
  return changed
}
