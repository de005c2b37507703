import type { EditTenant, Tenant } from '@passerelle/domain/tenancy'
import { assertVersion } from '@passerelle/table'
import type { TenantContext } from './context.ts'

export async function editOwnTenant(
  context: TenantContext,
  change: EditTenant,
  expected: number,
): Promise<Tenant> {
  const tenant = await context.tenant.get()
  assertVersion(tenant, expected)
  const { name = tenant.name, language = tenant.language } = change
  const changed = { ...tenant, name, language, version: tenant.version + 1 }
  await context.tenant.replace(changed, tenant.version, {
    aggregate: 'Tenant',
    aggregateId: tenant.id,
    version: changed.version,
    fields: Object.keys(change),
    purpose: 'administration',
  })
  return changed
}
