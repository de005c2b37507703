import { type Clock, type Ids, refuse } from '@passerelle/domain/kernel'
import { type RequestScope, resourcesOf, type Session, tenantScopeOf } from '@passerelle/runtime'
import { openPlatformTable, openTenantTable, platform, type UnitOfWork } from '@passerelle/table'
import {
  type CentreBook,
  centreBook,
  type Offers,
  offers,
  type ServedBook,
  servedBook,
} from '@passerelle/table/offers'
import { type OwnTenant, ownTenant, type PlacesBook, placesBook } from '@passerelle/table/tenancy'

type Common = {
  readonly session: Session
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}

/** Where an organisation keeps what it offers. */
export type OrganisationContext = Common & {
  readonly offers: Offers
  readonly centre: CentreBook
  readonly places: PlacesBook
  readonly tenant: OwnTenant
}

/** Where the operator keeps the countries of return. */
export type OperatorContext = Common & { readonly served: ServedBook }

/** Either of the two: the operator offers nothing, and no organisation says which countries there are. */
export type OffersContext = Common & { own(): OrganisationContext; operator(): OperatorContext }

export async function openOffersContext(request: RequestScope): Promise<OffersContext> {
  const resources = resourcesOf(process.env)
  const { session, clock, ids } = request
  const forbidden = () => refuse({ code: 'forbidden' })
  if (session.scope.tenant === platform) {
    const table = await openPlatformTable(session.scope, resources, request)
    const common = { session, clock, ids, unitOfWork: table.unitOfWork }
    return { ...common, own: forbidden, operator: () => ({ ...common, served: servedBook(table) }) }
  }
  const table = await openTenantTable(tenantScopeOf(session), resources, request)
  const common = { session, clock, ids, unitOfWork: table.unitOfWork }
  const own = {
    ...common,
    offers: offers(table),
    centre: centreBook(table),
    places: placesBook(table),
    tenant: ownTenant(table),
  }
  return { ...common, own: () => own, operator: forbidden }
}
