import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import type { MemberState, Role, Tenant, TenantKind } from '@passerelle/domain/tenancy'
import { readClear } from '../engine/entity.ts'
import { tenantKeys, tenantRanges } from '../engine/keys/tenancy.ts'
import type { Item, Row } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import type { platform } from '../session/scope.ts'

/**
 * The member behind a signed-in account: the row that the authorizer reads by the identity pool's name for the account.
 */
export type Membership = {
  readonly subject: string
  readonly tenantId: TenantId | typeof platform
  readonly memberId: MemberId
  readonly roles: readonly Role[]
  /** Absent for an operator. */
  readonly kind?: TenantKind
  /** `invited` until it follows the member's first sign-in. */
  readonly state: MemberState
  /** Grows with each change of the member that it follows, and with each note about their account. */
  readonly version: number
}

export function membershipRow({ version, subject, ...clear }: Membership): Row {
  return { key: tenantKeys.membership(subject), entity: 'Membership', version, clear: { ...clear, subject } }
}

export async function findMembership(store: Store, subject: string): Promise<Membership | undefined> {
  const item = await store.get(tenantKeys.membership(subject))
  return item && readMembership(item)
}

/** The registry's view of a tenant, for those who may read it. */
export async function findTenant(store: Store, tenant: TenantId): Promise<Tenant | undefined> {
  const item = await store.get(tenantKeys.registry(tenant))
  return item && readClear('Tenant', item)
}

/** Every tenant of the platform, for those who may read the registry. */
export async function* allTenants(store: Store): AsyncGenerator<Tenant> {
  for await (const item of store.queryAll(tenantRanges.registry())) yield readClear('Tenant', item)
}

function readMembership(item: Item): Membership {
  // Written by `membershipRow` alone: no tenant may write the platform's rows.
  return item as unknown as Membership
}
