import type { Clock, Ids, TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import { connect } from '../engine/connection.ts'
import { openStore } from '../engine/store.ts'
import { type KeylessCases, keylessCases } from '../retention/index.ts'
import { openOwnStore } from '../session/own-role.ts'
import type { Credentials, Tables } from '../session/scope.ts'
import { allTenants } from '../tenancy/index.ts'

/** What came back of all organisations that no key opens, one organisation after the other. */
export type ErasureCompletion = {
  /** Every organisation of the platform. */
  allTenants(): AsyncGenerator<Tenant>
  /** The cases of one, with credentials that IAM confines to it. */
  of(tenant: TenantId, credentials: Credentials): Promise<KeylessCases>
}

export function openErasureCompletion(
  tables: Tables,
  at: { readonly clock: Clock; readonly ids: Ids },
): ErasureCompletion {
  return {
    allTenants: () => allTenants(openOwnStore(tables)),

    async of(tenant, credentials) {
      const { documents } = await connect(credentials)
      return keylessCases({ store: openStore(documents, tables), tenant }, at)
    },
  }
}
