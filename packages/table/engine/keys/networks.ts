import type { EventId, Instant, InstitutionId, NetworkId, TenantId } from '@passerelle/domain/kernel'
import { type Key, type KeyRange, ordinal } from './key.ts'

export const networkKeys = {
  network: (tenant: TenantId, network: NetworkId): Key => ({
    ...kept(tenant),
    sk: `${networkPrefix}${network}`,
  }),
  /** The networks in the order of their opening. */
  opened: (
    tenant: TenantId,
    { openedAt, id }: { readonly openedAt: Instant; readonly id: NetworkId },
  ): Key => ({
    ...kept(tenant),
    sk: `${networkPrefix}${openedAt}#${id}`,
  }),
  institution: (tenant: TenantId, institution: InstitutionId): Key => ({
    ...kept(tenant),
    sk: `${institutionPrefix}${institution}`,
  }),
  /** The institutions in the order of their entry. */
  added: (
    tenant: TenantId,
    { addedAt, id }: { readonly addedAt: Instant; readonly id: InstitutionId },
  ): Key => ({ ...kept(tenant), sk: `${institutionPrefix}${addedAt}#${id}` }),
  /** Not `EVENT#`, by which those know an event of a referral who follow the changes of the table. */
  event: (tenant: TenantId, event: EventId): Key => ({ ...events(tenant), sk: `MEETING#${event}` }),
  /** The events in the order of their beginning. */
  begun: (tenant: TenantId, { startsAt, id }: { readonly startsAt: Instant; readonly id: EventId }): Key => ({
    ...events(tenant),
    sk: `${startsAt}#${id}`,
  }),
  /** One edition of an event's attendance. */
  attendance: (tenant: TenantId, event: EventId, edition: number): Key => ({
    ...events(tenant),
    sk: `${attendanceOf(event)}${ordinal(edition)}`,
  }),
}

/** Networks and institutions, by their keys or in the order of the first index; events and their attendance. */
export const networkRanges = {
  networks: (tenant: TenantId): KeyRange => ({ ...kept(tenant), beginsWith: networkPrefix }),
  institutions: (tenant: TenantId): KeyRange => ({ ...kept(tenant), beginsWith: institutionPrefix }),
  attendances: (tenant: TenantId, event: EventId): KeyRange => ({
    ...events(tenant),
    beginsWith: attendanceOf(event),
  }),
  /** The events that begin from an instant on, and before another. */
  between: (tenant: TenantId, { from, before }: { readonly from: Instant; readonly before: Instant }) => ({
    ...events(tenant),
    from,
    upTo: before,
  }),
}

const networkPrefix = 'NETWORK#'
const institutionPrefix = 'INSTITUTION#'

function attendanceOf(event: EventId): string {
  return `ATTENDANCE#${event}#`
}

function kept(tenant: TenantId) {
  return { pk: `T#${tenant}#NETWORKS` }
}

function events(tenant: TenantId) {
  return { pk: `T#${tenant}#NETWORKS#EVENTS` }
}
