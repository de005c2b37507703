import type { TenantId } from '@passerelle/domain/kernel'
import { cardCodeOf, invite, newTenant, type OpenTenant, type Tenant } from '@passerelle/domain/tenancy'
import type { OperatorContext } from './context.ts'

/** Opens a tenant with its keys and its first admin, all or nothing. The invitation follows from the stream. */
export async function openTenant(context: OperatorContext, order: OpenTenant): Promise<Tenant> {
  const now = context.clock.now().toISOString()
  const code = cardCodeOf(context.ids.next<'card'>())
  const tenant = newTenant(context.ids.next<'tenant'>(), code, order, now)
  const admin = invite(context.ids.next<'member'>(), { ...order.admin, roles: ['admin'] }, tenant.kind, now)
  await context.registry.open(tenant, admin, {
    aggregate: 'Tenant',
    aggregateId: tenant.id,
    version: tenant.version,
    fields: Object.keys(order),
    purpose: 'administration',
  })
  return tenant
}

/** The same call once more: gives the tenant, and completes an invitation that did not come through. */
export async function replayTenant(context: OperatorContext, id: TenantId): Promise<Tenant> {
  await context.registry.repeatInvitation(id)
  return context.registry.get(id)
}
