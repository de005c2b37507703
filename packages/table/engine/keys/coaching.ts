import type { Instant, MemberId, SessionId, TenantId } from '@passerelle/domain/kernel'
import type { Key, KeyRange } from './key.ts'

type SessionPlace = { readonly startsAt: Instant; readonly id: SessionId }

export const sessionKeys = {
  session: (tenant: TenantId, session: SessionId): Key => ({
    ...partition.sessions(tenant),
    sk: `SESSION#${session}`,
  }),
  byTime: (tenant: TenantId, place: SessionPlace): Key => ({
    ...partition.sessions(tenant),
    sk: placeInTime(place),
  }),
  byInstructor: (tenant: TenantId, instructor: MemberId, place: SessionPlace): Key => ({
    ...partition.teaching(tenant, instructor),
    sk: placeInTime(place),
  }),
  /** In a partition of its own: the authorizer looks for it, and whoever comes by it is confined to it. */
  feed: (tenant: TenantId, member: MemberId): Key => ({ pk: `T#${tenant}#FEED#${member}`, sk: 'FEED' }),
}

/** The sessions that begin between two instants, in the order of their beginning; of one instructor, or of all. */
export const sessionRanges = {
  byTime: (tenant: TenantId, period: Period) => ({ ...partition.sessions(tenant), ...within(period) }),
  byInstructor: (tenant: TenantId, instructor: MemberId, period: Period) => ({
    ...partition.teaching(tenant, instructor),
    ...within(period),
  }),
}

/** From an instant on, and before another. */
export type Period = { readonly from: Instant; readonly before: Instant }

const partition = {
  sessions: (tenant: TenantId) => ({ pk: `T#${tenant}#SESSIONS` }),
  teaching: (tenant: TenantId, instructor: MemberId): KeyRange => ({
    pk: `T#${tenant}#TEACHING#${instructor}`,
  }),
}

function placeInTime({ startsAt, id }: SessionPlace): string {
  return `${startsAt}#${id}`
}

// A place is an instant and more, so it comes after the bare instant and what begins with it.
function within({ from, before }: Period) {
  return { from, upTo: before }
}
