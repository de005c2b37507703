import type { Clock, Ids, TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import { connect } from '../engine/connection.ts'
import { openStore } from '../engine/store.ts'
import { type CaseClock, caseClock } from '../retention/index.ts'
import { openOwnStore } from '../session/own-role.ts'
import type { Credentials, Tables } from '../session/scope.ts'
import { allTenants } from '../tenancy/index.ts'

/** The closed cases of all organisations, one organisation after the other, as whoever keeps the time ends them. */
export type RetentionClock = {
  /** Every organisation of the platform. */
  allTenants(): AsyncGenerator<Tenant>
  /** The cases of one, with credentials that IAM confines to it. */
  of(tenant: TenantId, credentials: Credentials): Promise<CaseClock>
}

export function openRetentionClock(
  tables: Tables,
  at: { readonly clock: Clock; readonly ids: Ids },
): RetentionClock {
  return {
    allTenants: () => allTenants(openOwnStore(tables)),

    async of(tenant, credentials) {
      const { documents } = await connect(credentials)
      return caseClock({ store: openStore(documents, tables), tenant }, at)
    },
  }
}
