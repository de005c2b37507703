import { type Clock, type Ids, refuse } from '@passerelle/domain/kernel'
import { type RequestScope, resourcesOf, type Session, tenantScopeOf } from '@passerelle/runtime'
import { openPlatformTable, openTenantTable, platform, type UnitOfWork } from '@passerelle/table'
import { type Programmes, programmes } from '@passerelle/table/programmes'
import {
  type CalendarBook,
  type Corridors,
  calendarBook,
  corridors,
  type Directory,
  directory,
  type JournalBook,
  journalBook,
  type Members,
  members,
  type NoticeBook,
  noticeBook,
  type OwnTenant,
  ownTenant,
  type PlacesBook,
  placesBook,
  type SafetyBook,
  safetyBook,
  type TenantRegistry,
  tenantRegistry,
} from '@passerelle/table/tenancy'
import { type Deliveries, deliveries, type Webhooks, webhooks } from '@passerelle/table/webhooks'

type Common = {
  readonly session: Session
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}

/** Where an organisation's own affairs are kept: itself, its members, its corridors, its programmes. */
export type TenantContext = Common & {
  readonly tenant: OwnTenant
  readonly members: Members
  readonly corridors: Corridors
  readonly directory: Directory
  readonly safety: SafetyBook
  readonly calendar: CalendarBook
  readonly places: PlacesBook
  readonly notices: NoticeBook
  readonly journal: JournalBook
  readonly programmes: Programmes
  readonly webhooks: Webhooks
  readonly deliveries: Deliveries
}

/** Where the platform's operator keeps the registry. */
export type OperatorContext = Common & { readonly registry: TenantRegistry }

/** Either of the two: the operator has no tenant, and a tenant's member no registry. */
export type TenancyContext = Common & { own(): TenantContext; operator(): OperatorContext }

export async function openTenancyContext(request: RequestScope): Promise<TenancyContext> {
  const resources = resourcesOf(process.env)
  const { session, clock, ids } = request
  const forbidden = () => refuse({ code: 'forbidden' })
  if (session.scope.tenant === platform) {
    const table = await openPlatformTable(session.scope, resources, request)
    const common = { session, clock, ids, unitOfWork: table.unitOfWork }
    return { ...common, own: forbidden, operator: () => ({ ...common, registry: tenantRegistry(table) }) }
  }
  const table = await openTenantTable(tenantScopeOf(session), resources, request)
  const common = { session, clock, ids, unitOfWork: table.unitOfWork }
  const own = {
    ...common,
    tenant: ownTenant(table),
    members: members(table),
    corridors: corridors(table),
    directory: directory(table),
    safety: safetyBook(table),
    calendar: calendarBook(table),
    places: placesBook(table),
    notices: noticeBook(table),
    journal: journalBook(table),
    programmes: programmes(table),
    webhooks: webhooks(table),
    deliveries: deliveries(table),
  }
  return { ...common, own: () => own, operator: forbidden }
}
