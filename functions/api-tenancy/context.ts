import { type EitherContext, openEitherContext, type RequestScope } from '@passerelle/runtime'
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

/** What an organisation's own affairs are kept in: itself, its members, its corridors. */
type OwnAffairs = {
  readonly tenant: OwnTenant
  readonly members: Members
  readonly corridors: Corridors
  readonly directory: Directory
  readonly safety: SafetyBook
  readonly calendar: CalendarBook
  readonly places: PlacesBook
  readonly notices: NoticeBook
  readonly journal: JournalBook
  readonly webhooks: Webhooks
  readonly deliveries: Deliveries
}

/** Either of the two: the operator has no tenant, and a tenant's member no registry. */
export type TenancyContext = EitherContext<OwnAffairs, { readonly registry: TenantRegistry }>

/** Where an organisation's own affairs are kept. */
export type TenantContext = ReturnType<TenancyContext['own']>

/** Where the platform's operator keeps the registry. */
export type OperatorContext = ReturnType<TenancyContext['operator']>

export function openTenancyContext(request: RequestScope): Promise<TenancyContext> {
  return openEitherContext(request, {
    own: (table) => ({
      tenant: ownTenant(table),
      members: members(table),
      corridors: corridors(table),
      directory: directory(table),
      safety: safetyBook(table),
      calendar: calendarBook(table),
      places: placesBook(table),
      notices: noticeBook(table),
      journal: journalBook(table),
      webhooks: webhooks(table),
      deliveries: deliveries(table),
    }),
    operator: (table) => ({ registry: tenantRegistry(table) }),
  })
}
