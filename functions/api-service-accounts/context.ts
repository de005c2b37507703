import type { WallClock } from '@passerelle/domain/calendar'
import { type Ids, type MemberId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { TenantKind } from '@passerelle/domain/tenancy'
import { type RequestScope, required, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { type ServiceClients as PoolClients, serviceClients } from '@passerelle/runtime/service-clients'
import { openTenantTable, type UnitOfWork } from '@passerelle/table'
import { openServiceClients, type ServiceClients } from '@passerelle/table/events'
import { type ServiceAccounts, serviceAccounts } from '@passerelle/table/tenancy'

/** Where an organisation keeps its service accounts. Rows are the tenant's; the pool's clients this function's alone. */
export type ServiceContext = {
  readonly me: MemberId
  readonly tenant: TenantId
  readonly kind: TenantKind
  readonly accounts: ServiceAccounts
  readonly pool: PoolClients
  /** Whose each client is, for the authorizer. */
  readonly clients: ServiceClients
  readonly unitOfWork: UnitOfWork
  readonly clock: WallClock
  readonly ids: Ids
}

export async function openServiceContext(request: RequestScope): Promise<ServiceContext> {
  const { session } = request
  const { env } = process
  const resources = resourcesOf(env)
  const table = await openTenantTable(tenantScopeOf(session), resources, request)
  const { tenant, unitOfWork, clock, ids } = table
  return {
    me: session.scope.member,
    tenant,
    kind: session.kind ?? refuse({ code: 'forbidden' }),
    accounts: serviceAccounts(table),
    pool: serviceClients(required(env, 'USER_POOL_ID'), required(env, 'SERVICE_SCOPE')),
    clients: openServiceClients(resources),
    unitOfWork,
    clock,
    ids,
  }
}
