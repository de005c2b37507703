import type { TenantId } from '@passerelle/domain/kernel'
import type { ServiceAccountId } from '@passerelle/domain/tenancy'
import type { Key, KeyRange } from './key.ts'

export const serviceKeys = {
  /** The account behind a client of the identity pool. */
  client: (clientId: string): Key => ({ pk: `P#CLIENT#${clientId}`, sk: 'CLIENT' }),
  account: (tenant: TenantId, account: ServiceAccountId): Key => ({
    ...services(tenant),
    sk: `${prefix}${account}`,
  }),
  /** Apart from the accounts: the authorizer writes this, and may write nothing that says what a system may do. */
  use: (tenant: TenantId, account: ServiceAccountId): Key => ({
    pk: `T#${tenant}#SERVICES#USE`,
    sk: `USE#${account}`,
  }),
}

export const serviceRanges = {
  accounts: (tenant: TenantId): KeyRange => ({ ...services(tenant), beginsWith: prefix }),
}

const prefix = 'SERVICE#'

function services(tenant: TenantId) {
  return { pk: `T#${tenant}#SERVICES` }
}
