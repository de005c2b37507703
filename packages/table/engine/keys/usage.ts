import type { Instant, TenantId } from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

export const usageKeys = {
  /** The requests of an organisation in the minute in which an instant lies, UTC. */
  minute: (tenant: TenantId, at: Instant): Key => ({ pk: `T#${tenant}#USAGE`, sk: at.slice(0, 16) }),
}
