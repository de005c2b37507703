import type { TenantId } from '@passerelle/domain/kernel'
import { noLimits, type SafetyLimits } from '@passerelle/domain/tenancy'
import { clearEntity, readClear } from '../engine/entity.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import type { Item, Row } from '../engine/row.ts'
import type { Requirement, Write } from '../engine/write.ts'
import { replaceOwn, requireOwn } from './own-row.ts'

/** The limits in a tenant's own row. */
export function readLimits(item: Item | undefined): SafetyLimits {
  return item === undefined ? noLimits : readClear('SafetyLimits', item)
}

/** Changed limits, if they are still what was read. */
export function limitsWrite(tenant: TenantId, before: SafetyLimits, after: SafetyLimits): Write {
  return replaceOwn(limitsRow(tenant, after), before.version)
}

function limitsRow(tenant: TenantId, limits: SafetyLimits): Row {
  return { key: tenantKeys.safetyLimits(tenant), ...clearEntity('SafetyLimits', limits) }
}

/** Lets a transaction through only while the limits are those that were read. */
export function requireLimits(tenant: TenantId, read: SafetyLimits): Requirement {
  return requireOwn(tenantKeys.safetyLimits(tenant), read.version)
}
