import type { TenantId } from '@passerelle/domain/kernel'
import { refuse } from '@passerelle/domain/kernel'
import type { ServiceAccountId } from '@passerelle/domain/tenancy'
import { serviceKeys } from '../engine/keys/services.ts'
import { add, contended } from '../engine/write.ts'
import { openOwnStore } from '../session/own-role.ts'
import type { Tables } from '../session/scope.ts'
import { serviceClientRow } from '../tenancy/index.ts'

/** By what the authorizer finds the account behind a client of the identity pool. */
export type ServiceClients = {
  /** Says once and for all whose a client is. A client never changes hands. */
  claim(clientId: string, tenant: TenantId, account: ServiceAccountId): Promise<void>
}

export function openServiceClients(tables: Tables): ServiceClients {
  const store = openOwnStore(tables)
  return {
    async claim(clientId, tenant, account) {
      const known = await store.get(serviceKeys.client(clientId))
      // From an attempt that was cut off before the account could name its client.
      if (known?.['tenantId'] === tenant && known['serviceAccountId'] === account) return
      if (known !== undefined) refuse({ code: 'contended' })
      await store.transact([add(serviceClientRow(clientId, tenant, account), contended)])
    },
  }
}
