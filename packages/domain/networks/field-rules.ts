import { programmeRules } from '../programmes/field-rules.ts'
import type { Rules } from '../sharing/field-rule.ts'
import type { EventAttendance, NetworkEvent } from './event.ts'
import type { Institution } from './institution.ts'
import type { Network } from './network.ts'

// Institutions and what they meet for are the organisation's own affair and prove to a funder what was done. Of persons
// there are heads and no names.
const kept = programmeRules.term

export const networkRules = {
  id: kept,
  version: kept,
  openedAt: kept,
  changedAt: kept,
  state: kept,
  name: kept,
  about: kept,
  country: kept,
} as const satisfies Rules<Network>

export const institutionRules = {
  id: kept,
  version: kept,
  addedAt: kept,
  changedAt: kept,
  name: kept,
  otherNames: kept,
  kind: kept,
  country: kept,
  place: kept,
  offers: kept,
  memberships: kept,
  mergedInto: kept,
} as const satisfies Rules<Institution>

export const networkEventRules = {
  id: kept,
  version: kept,
  changedAt: kept,
  state: kept,
  programmeId: kept,
  kind: kept,
  title: kept,
  format: kept,
  networkId: kept,
  day: kept,
  hour: kept,
  timeZone: kept,
  minutes: kept,
  deliveryMode: kept,
  place: kept,
  country: kept,
  agenda: kept,
  capacity: kept,
  startsAt: kept,
  endsAt: kept,
  attendance: kept,
} as const satisfies Rules<NetworkEvent>

export const eventAttendanceRules = {
  eventId: kept,
  version: kept,
  recordedAt: kept,
  recordedBy: kept,
  lines: kept,
  others: kept,
} as const satisfies Rules<EventAttendance>
