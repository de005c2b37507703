import { type Clock, type Ids, refuse } from '@passerelle/domain/kernel'
import { type RequestScope, resourcesOf, type Session, tenantScopeOf } from '@passerelle/runtime'
import {
  type Corridors,
  corridors,
  type Deliveries,
  deliveries,
  type Ledger,
  type Members,
  members,
  type OwnTenant,
  openPlatformTable,
  openTenantTable,
  ownTenant,
  type Programmes,
  platform,
  programmes,
  type SafetyBook,
  safetyBook,
  type TenantRegistry,
  tenantRegistry,
  type Webhooks,
  webhooks,
} from '@passerelle/table'

type Common = { readonly session: Session; readonly ledger: Ledger; readonly clock: Clock; readonly ids: Ids }

/** Where an organisation's own affairs are kept: itself, its members, its corridors, its programmes. */
export type OwnDesk = Common & {
  readonly tenant: OwnTenant
  readonly members: Members
  readonly corridors: Corridors
  readonly safety: SafetyBook
  readonly programmes: Programmes
  readonly webhooks: Webhooks
  readonly deliveries: Deliveries
}

/** Where the platform's operator keeps the registry. */
export type OperatorDesk = Common & { readonly registry: TenantRegistry }

/** Either of the two: the operator has no tenant, and a tenant's member no registry. */
export type TenancyDesk = Common & { own(): OwnDesk; operator(): OperatorDesk }

export async function openTenancyDesk(request: RequestScope): Promise<TenancyDesk> {
  const resources = resourcesOf(process.env)
  const { session, clock, ids } = request
  const forbidden = () => refuse({ code: 'forbidden' })
  if (session.scope.tenant === platform) {
    const table = await openPlatformTable(session.scope, resources, request)
    const common = { session, clock, ids, ledger: table.ledger }
    return { ...common, own: forbidden, operator: () => ({ ...common, registry: tenantRegistry(table) }) }
  }
  const table = await openTenantTable(tenantScopeOf(session), resources, request)
  const common = { session, clock, ids, ledger: table.ledger }
  const own = {
    ...common,
    tenant: ownTenant(table),
    members: members(table),
    corridors: corridors(table),
    safety: safetyBook(table),
    programmes: programmes(table),
    webhooks: webhooks(table),
    deliveries: deliveries(table),
  }
  return { ...common, own: () => own, operator: forbidden }
}
