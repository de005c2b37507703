import type { EditTenant, Tenant } from '@passerelle/domain/tenancy'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { TenantContext } from './context.ts'

/**
 * Changes name or language, or whether the code lets it be found. Partners, and the people whom they write to, have a new
 * name from that moment on.
 */
export async function editOwnTenant(
  context: TenantContext,
  change: EditTenant,
  expected: number,
): Promise<Tenant> {
  return retryWhileContended(async () => {
    const tenant = await context.tenant.get()
    assertVersion(tenant, expected)
    const { name = tenant.name, language = tenant.language, findable = tenant.findable } = change
    const changed: Tenant = {
      ...tenant,
      name,
      language,
      ...(findable !== undefined && { findable }),
      version: tenant.version + 1,
    }
    await context.tenant.replace(changed, tenant.version, {
      corridors: name === tenant.name ? [] : await context.corridors.list(),
      entry: {
        aggregate: 'Tenant',
        aggregateId: tenant.id,
        version: changed.version,
        fields: Object.keys(change),
        purpose: 'administration',
      },
    })
    return changed
  })
}
