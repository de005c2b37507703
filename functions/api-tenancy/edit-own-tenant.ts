import type { EditTenant, Tenant } from '@passerelle/domain/tenancy'
import { demandVersion } from '@passerelle/table'
import type { OwnDesk } from './desk.ts'

export async function editOwnTenant(desk: OwnDesk, change: EditTenant, expected: number): Promise<Tenant> {
  const tenant = await desk.tenant.get()
  demandVersion(tenant, expected)
  const { name = tenant.name, language = tenant.language } = change
  const changed = { ...tenant, name, language, version: tenant.version + 1 }
  await desk.tenant.replace(changed, tenant.version, {
    action: 'editOwnTenant',
    aggregate: 'Tenant',
    aggregateId: tenant.id,
    version: changed.version,
    fields: Object.keys(change),
    purpose: 'administration',
  })
  return changed
}
