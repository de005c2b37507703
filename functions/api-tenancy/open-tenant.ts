import type { TenantId } from '@passerelle/domain/kernel'
import { invite, newTenant, type OpenTenant, type Tenant } from '@passerelle/domain/tenancy'
import type { OperatorDesk } from './desk.ts'

/** Opens a tenant with its keys and its first admin, all or nothing. The invitation follows from the stream. */
export async function openTenant(desk: OperatorDesk, order: OpenTenant): Promise<Tenant> {
  const now = desk.clock.now().toISOString()
  const tenant = newTenant(desk.ids.next<'tenant'>(), order, now)
  const admin = invite(desk.ids.next<'member'>(), { ...order.admin, roles: ['admin'] }, tenant.kind, now)
  await desk.registry.open(tenant, admin, {
    action: 'openTenant',
    aggregate: 'Tenant',
    aggregateId: tenant.id,
    version: tenant.version,
    fields: Object.keys(order),
    purpose: 'administration',
  })
  return tenant
}

/** The same call once more: gives the tenant, and completes an invitation that did not come through. */
export async function openTenantAgain(desk: OperatorDesk, id: TenantId): Promise<Tenant> {
  await desk.registry.repeatInvitation(id)
  return desk.registry.get(id)
}
