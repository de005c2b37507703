import { type OwnCalendar, uncorrected } from '../calendar/calendars.ts'
import { type CalendarDate, type Instant, type MemberId, refuse, type TenantId } from '../kernel/index.ts'
import type { Corridor, Party } from './corridor-schema.ts'
import { type DirectoryEntry, isSuspended } from './directory.ts'
import { noPlaces, type OwnPlaces } from './places.ts'
import type { Tenant } from './tenant.ts'
import { assertBasis } from './transfer-basis.ts'

export type { Corridor, Party } from './corridor-schema.ts'

/** An organisation as it presents itself to the other party of a corridor. */
export function partyOf(
  { slug, name, kind, country }: Pick<Tenant, 'slug' | 'name' | 'kind' | 'country'>,
  { places }: OwnPlaces = noPlaces,
): Party {
  return { slug, name, kind, country, ...(places.length > 0 && { places }) }
}

export type Side = 'from' | 'to'
/** The signatory: a member, for a tenant that presents itself with `party`. */
export type Signatory = {
  readonly tenant: TenantId
  readonly party: Party
  readonly member: MemberId
  readonly at: Instant
}

export function sideOf(corridor: Pick<Corridor, 'from' | 'to'>, tenant: TenantId): Side {
  return corridor.from === tenant ? 'from' : 'to'
}

/** Signing makes a proposal binding, a renewal too, and lifts a suspension by the party that suspended. */
export function sign(corridor: Corridor, signatory: Signatory): Corridor {
  const side = sideOf(corridor, signatory.tenant)
  const signatures = { ...corridor.signatures, [side]: { member: signatory.member, at: signatory.at } }
  if (corridor.state === 'proposed' && corridor.signatures[side] === undefined) {
    const { addressed: _, ...agreed } = corridor
    const parties = { ...corridor.parties, [side]: signatory.party }
    assertBasis(corridor.transferBasis, parties.to?.country)
    return { ...agreed, state: 'active', parties, signatures, version: corridor.version + 1 }
  }
  if (corridor.state === 'suspended' && corridor.suspendedBy === side) {
    const { suspendedBy: _, ...rest } = corridor
    return { ...rest, state: 'active', signatures, version: corridor.version + 1 }
  }
  const { renewal, ...standing } = corridor
  if (isRenewable(corridor) && renewal !== undefined && renewal.by !== side) {
    const {
      until = corridor.validity.to,
      kinds = corridor.kinds,
      highestTier = corridor.highestTier,
      purposes = corridor.purposes,
      transferBasis = corridor.transferBasis,
    } = renewal
    assertBasis(transferBasis, corridor.parties.to?.country)
    return {
      ...standing,
      kinds,
      highestTier,
      purposes,
      transferBasis,
      validity: { ...corridor.validity, to: until },
      signatures: { ...signatures, [renewal.by]: renewal.signature },
      version: corridor.version + 1,
    }
  }
  return refuseCorridorMove(corridor, side)
}

/** Something must bind both before it can go on. */
export function isRenewable({ state }: Corridor): boolean {
  return state === 'active' || state === 'suspended'
}

/** Either party stops new steps at once; what is under way waits. */
export function suspendCorridor(corridor: Corridor, tenant: TenantId): Corridor {
  const side = sideOf(corridor, tenant)
  if (corridor.state !== 'active') return refuseCorridorMove(corridor, side)
  return { ...corridor, state: 'suspended', suspendedBy: side, version: corridor.version + 1 }
}

/** Either party ends the agreement for good. */
export function endCorridor(corridor: Corridor, tenant: TenantId): Corridor {
  if (corridor.state === 'ended') return refuseCorridorMove(corridor, sideOf(corridor, tenant))
  const { suspendedBy: _, renewal: __, ...rest } = corridor
  return { ...rest, state: 'ended', version: corridor.version + 1 }
}

/** The commands that a party may give to a corridor now. */
export function corridorCommands(corridor: Corridor, side: Side): readonly string[] {
  if (corridor.state === 'proposed')
    return corridor.signatures[side] === undefined ? ['sign', 'end'] : ['end']
  if (corridor.state === 'ended') return []
  const isAsked = corridor.renewal !== undefined && corridor.renewal.by !== side
  const maySign = isAsked || corridor.suspendedBy === side
  return [...(maySign ? ['sign'] : []), 'renew', ...(corridor.state === 'active' ? ['suspend'] : []), 'end']
}

/**
 * @param today the day at the party that acts: an agreement holds from the morning of its first day to the evening of its
 *   last one, wherever somebody works under it
 * @throws {Refused} when nothing may cross on this day
 */
export function assertActive(corridor: Corridor, today: CalendarDate): void {
  if (corridor.state !== 'active') refuse({ code: 'corridor_not_active', state: corridor.state })
  if (!covers(corridor.validity, today)) refuse({ code: 'corridor_not_active', state: 'outside_validity' })
}

function covers(validity: { from: CalendarDate; to: CalendarDate }, day: CalendarDate): boolean {
  return validity.from <= day && day <= validity.to
}

/** Refuses a command that does not follow from where the agreement stands, and says which do. */
export function refuseCorridorMove(corridor: Corridor, side: Side): never {
  refuse({ code: 'illegal_transition', state: corridor.state, allowed: corridorCommands(corridor, side) })
}

/** The agreement with the calendar of one of its parties as it stands now; the same one where it says so already. */
export function withCalendar(corridor: Corridor, tenant: TenantId, calendar: OwnCalendar): Corridor {
  const side = sideOf(corridor, tenant)
  const known = corridor.calendars?.[side]?.version ?? uncorrected.version
  return known === calendar.version
    ? corridor
    : { ...corridor, calendars: { ...corridor.calendars, [side]: calendar } }
}

/** The agreement with one of its parties as it presents itself now; the same one where that party has not signed yet. */
export function withParty(corridor: Corridor, tenant: TenantId, party: Party): Corridor {
  const side = sideOf(corridor, tenant)
  if (corridor.parties[side] === undefined) return corridor
  return { ...corridor, parties: { ...corridor.parties, [side]: party } }
}

/** The agreement as it counts now: while the platform suspends the other party, nothing new crosses under it. */
export function asItCounts(corridor: Corridor, other: DirectoryEntry | undefined): Corridor {
  return isSuspended(other) && corridor.state === 'active' ? { ...corridor, state: 'suspended' } : corridor
}
