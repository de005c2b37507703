import * as z from 'zod'
import { type OwnCalendar, ownCalendarSchema, uncorrected } from '../calendar/calendars.ts'
import {
  type CalendarDate,
  dateSchema,
  type Instant,
  idSchema,
  instantSchema,
  type MemberId,
  refuse,
  type TenantId,
} from '../kernel/index.ts'
import { referralKindSchema } from '../sharing/kinds.ts'
import { sharingPurposeSchema, sharingPurposes, transferBasisSchema } from '../sharing/purposes.ts'
import { tierSchema } from '../sharing/tiers.ts'
import { cardSchema, type DirectoryEntry, isSuspended } from './directory.ts'
import { noPlaces, type OwnPlaces, placeSchema } from './places.ts'
import { agreedLimitSchema } from './safety-limit.ts'
import { type Tenant, tenantSchema } from './tenant.ts'
import { assertBasis } from './transfer-basis.ts'

/** The description that a party of a corridor gives the other one of itself, its places included where it named some. */
export const partySchema = tenantSchema
  .pick({ slug: true, name: true, kind: true, country: true })
  .extend({ places: z.array(placeSchema).optional() })
export type Party = z.infer<typeof partySchema>

/** An organisation as it presents itself to the other party of a corridor. */
export function partyOf(
  { slug, name, kind, country }: Pick<Tenant, 'slug' | 'name' | 'kind' | 'country'>,
  { places }: OwnPlaces = noPlaces,
): Party {
  return { slug, name, kind, country, ...(places.length > 0 && { places }) }
}

const terms = {
  kinds: z.array(referralKindSchema).min(1).max(2),
  highestTier: tierSchema,
  purposes: z.array(sharingPurposeSchema).min(1).max(sharingPurposes.length),
  transferBasis: transferBasisSchema,
}

/** What may be agreed anew without a gap; what is not named stays as it is. */
const newTerms = {
  until: dateSchema.optional(),
  kinds: terms.kinds.optional(),
  highestTier: terms.highestTier.optional(),
  purposes: terms.purposes.optional(),
  transferBasis: terms.transferBasis.optional(),
}

/** The agreement between two tenants under which people are referred or handed over, from one to the other. */
export const corridorSchema = z.strictObject({
  id: idSchema<'corridor'>(),
  from: idSchema<'tenant'>(),
  to: idSchema<'tenant'>(),
  ...terms,
  validity: z.strictObject({ from: dateSchema, to: dateSchema }),
  /** How each party presents itself to the other now; the second one from when it signs. Not agreed on, but its own. */
  parties: z.strictObject({ from: partySchema.optional(), to: partySchema.optional() }),
  /** Until it signs: the other party by its card, as whoever proposed saw it. */
  addressed: cardSchema.optional(),
  state: z.enum(['proposed', 'active', 'suspended', 'ended']),
  /** The signatory of each party, and when. Member ids say nothing outside of their own tenant. */
  signatures: z.strictObject({
    from: z.strictObject({ member: idSchema<'member'>(), at: instantSchema }).optional(),
    to: z.strictObject({ member: idSchema<'member'>(), at: instantSchema }).optional(),
  }),
  suspendedBy: z.enum(['from', 'to']).optional(),
  /** The later end and the other terms that one party has signed for, while the other one has not. */
  renewal: z
    .strictObject({
      ...newTerms,
      by: z.enum(['from', 'to']),
      signature: z.strictObject({ member: idSchema<'member'>(), at: instantSchema }),
    })
    .optional(),
  /** The corrections that each party makes to its country's calendar. Not agreed on, but its own. */
  calendars: z
    .strictObject({ from: ownCalendarSchema.optional(), to: ownCalendarSchema.optional() })
    .optional(),
  /** The most that the sender's organisation lets cross for now (`safety-limit.ts`). Not agreed on, but its own. */
  limits: z.array(agreedLimitSchema).optional(),
  version: z.int().min(1),
})
export type Corridor = z.infer<typeof corridorSchema>

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
