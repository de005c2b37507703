import {
  type CalendarDate,
  type Instant,
  type InstitutionId,
  type NetworkId,
  refuse,
} from '../kernel/index.ts'
import {
  type Institution,
  type InstitutionChange,
  type Membership,
  maxMemberships,
  type NewInstitution,
} from './institution.ts'

export function addInstitution(
  { membership, ...entry }: NewInstitution,
  id: InstitutionId,
  at: Instant,
): Institution {
  return { ...entry, id, version: 1, addedAt: at, changedAt: at, memberships: membership ? [membership] : [] }
}

export function editInstitution(
  institution: Institution,
  change: InstitutionChange,
  at: Instant,
): Institution {
  const { place = institution.place, ...rest } = change
  const { place: _, ...kept } = institution
  return {
    ...kept,
    name: rest.name ?? kept.name,
    otherNames: rest.otherNames ?? kept.otherNames,
    kind: rest.kind ?? kept.kind,
    country: rest.country ?? kept.country,
    offers: rest.offers ?? kept.offers,
    ...(place && { place }),
    ...changed(institution, at),
  }
}

/** @throws Refused `already_exists` for a member; `invalid` for a day within an earlier membership */
export function joinNetwork(
  institution: Institution,
  { networkId, since }: Omit<Membership, 'until'>,
  at: Instant,
): Institution {
  const before = institution.memberships.filter((each) => each.networkId === networkId)
  if (before.some(({ until }) => until === undefined)) {
    refuse({ code: 'already_exists', what: 'network_membership' })
  }
  if (before.some(({ until = '' }) => since <= until)) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'since'], code: 'overlaps' }] })
  }
  if (institution.memberships.length === maxMemberships) {
    refuse({ code: 'limit_reached', what: 'network_memberships', limit: maxMemberships })
  }
  const memberships = [...institution.memberships, { networkId, since }]
  return { ...institution, memberships, ...changed(institution, at) }
}

/** @throws Refused `not_possible` where it is no member; `invalid` for a day before it became one */
export function leaveNetwork(
  institution: Institution,
  networkId: NetworkId,
  until: CalendarDate,
  at: Instant,
): Institution {
  const isOpen = (each: Membership) => each.networkId === networkId && each.until === undefined
  const open = institution.memberships.find(isOpen)
  if (open === undefined) return refuse({ code: 'not_possible', what: 'no_network_member' })
  if (until < open.since) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'until'], code: 'ends_before_it_begins' }] })
  }
  const memberships = institution.memberships.map((each) => (each === open ? { ...each, until } : each))
  return { ...institution, memberships, ...changed(institution, at) }
}

function changed({ version }: Institution, at: Instant): Pick<Institution, 'version' | 'changedAt'> {
  return { version: version + 1, changedAt: at }
}
