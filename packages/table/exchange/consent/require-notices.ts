import { dependsOnOwn } from '@passerelle/domain/exchange'
import type { TenantId } from '@passerelle/domain/kernel'
import type { NoticesInForce } from '@passerelle/domain/tenancy'
import type { Requirement } from '../../engine/write.ts'
import { requireInForce } from '../../tenancy/index.ts'

/**
 * Lets a consent through only while the organisation's own notices are those that were looked at; nothing where the person
 * reads one of the platform's.
 */
export function requireNotices(
  tenant: TenantId,
  languages: readonly string[],
  own: NoticesInForce,
): readonly Requirement[] {
  return dependsOnOwn(languages) ? [requireInForce(tenant, own)] : []
}
