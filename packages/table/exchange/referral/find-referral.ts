import {
  type Agreed,
  comingUp,
  consentedTiers,
  followingCalendars,
  isInvolved,
  isKnownToReceiver,
  type Owner,
  organisationOf,
  otherThan,
  type Referral,
  vitalTiersAt,
} from '@passerelle/domain/exchange'
import { type MemberId, type ReferralId, refuse, type TenantId } from '@passerelle/domain/kernel'
import { tiers as allTiers, intersect, type Tier, without } from '@passerelle/domain/sharing'
import { asItCounts, type Corridor, crossableTiers, isSuspended, type Role } from '@passerelle/domain/tenancy'
import type { DataKey } from '@passerelle/vault'
import { readClear } from '../../engine/entity.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { directoryKeys } from '../../engine/keys/tenancy.ts'
import { rowAt } from '../../engine/row.ts'
import { assertVersion } from '../../session/assert-version.ts'
import type { KeyRows, KeySlot } from '../../session/referral-keys.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { retryWhileContended } from '../../session/while-contended.ts'
import { organisationIn } from '../../tenancy/index.ts'
import { type FoundConsent, readConsent } from '../consent/consents.ts'
import { type KeptAppointments, keptAppointments } from '../conversation/appointments.ts'
import { type FoundOutcomes, outcomeSlot, readOutcomes } from '../outcome/outcomes.ts'
import { type FoundTier, readTiers, tierKeys } from '../package/packages.ts'
import type { ReferralAddresses, Whereabouts } from './referral-addresses.ts'
import { keysOfParts, type PartName, type Parts, readParts } from './referral-parts.ts'
import {
  calendarsOf,
  openRequest,
  readReferral,
  sealedRequestIn,
  type ThreadKey,
  threadSlot,
} from './referral-rows.ts'

/**
 * A referral as one party finds it: all that a decision about it depends on, and the parts that were asked for by name.
 */
export type FoundReferral<Name extends PartName = never> = Found & Pick<Parts, Name>

type Found = {
  readonly place: Whereabouts
  readonly reader: Reader
  /** Which of the two organisations reads. */
  readonly side: Owner
  readonly referral: Referral
  readonly consent: FoundConsent
  /** The agreement as it counts now. */
  readonly corridor: Corridor | undefined
  readonly isPartnerSuspended: boolean
  /**
   * The tiers that may cross now, by the agreement and the sender's limits. Without an agreement there are no limits.
   */
  readonly crossable: readonly Tier[]
  /** The tiers that the receiver may read now: what has opened, as far as it may still cross. */
  readonly open: readonly Tier[]
  /**
   * The tiers that were asked for, as far as they are in the newest package. To the receiver one that may not cross now
   * is closed, whoever asks and for what.
   */
  readonly parts: readonly FoundTier[]
  /** The outcomes, as far as this side may know. */
  readonly outcomes: FoundOutcomes
  readonly thread: ThreadKey | undefined
  /** The appointments without their notes, for the step that ends them. */
  readonly kept: KeptAppointments
  /** Those of them that are agreed and not over yet. */
  readonly comingUp: readonly Agreed[]
  /** The keys that were looked at, as they stand. */
  readonly keyRows: KeyRows
  /** The key of the sender's case; the receiver's own is not needed to read a referral. */
  readonly person: DataKey | undefined
  readonly sealedRequest: Uint8Array | undefined
}

/** The parts to read in the same call as the referral. */
export type ReadOptions<Name extends PartName = never> = {
  /**
   * For a command: the version that the caller saw. A caller who comes too late is told so, also when the one who came
   * first has just taken the offer on.
   */
  readonly expected?: number
  readonly tiers?: readonly Tier[]
  /** For whoever was found to work with the sender's case: all that is on the way for the person moves with it. */
  readonly withCase?: true
  readonly with?: readonly Name[]
  /** For `candidate`: to whom the new referral would go; the same organisation, unless said. */
  readonly recipient?: TenantId
  /** For `message`: its number. */
  readonly message?: number
}

/** The reader, with the roles that say which referrals are theirs. */
export type Reader = { readonly memberId: MemberId; readonly roles: readonly Role[] }

// Hardly any package has a second version. A wrong guess costs one more call.
const usualVersion = 1

/**
 * Reads a referral with its keys in one call, and one more where the package has been sent anew. One that a member has
 * nothing to do with, that the receiver cannot know of yet, of another tenant and of nobody: all are as unknown.
 *
 * @throws {Refused} `not_found`, `stale_version`, and `contended` where step upon step comes in between
 */
export function findReferral<Name extends PartName = never>(
  table: TenantTable,
  addresses: ReferralAddresses,
  reader: Reader,
  id: ReferralId,
  options: ReadOptions<Name> = {},
): Promise<FoundReferral<Name>> {
  const before: Before = { version: undefined }
  return retryWhileContended(() => findOnce(before, table, addresses, reader, id, options))
}

/** The version of the referral at which an attempt before this one missed a key. */
type Before = { version: number | undefined }

/** @throws {Refused} as {@link findReferral}; `contended` where the rows that were read do not fit together */
async function findOnce<Name extends PartName>(
  before: Before,
  { store, tenant, keyring, clock }: TenantTable,
  addresses: ReferralAddresses,
  reader: Reader,
  id: ReferralId,
  { expected, tiers = [], withCase, with: names = [], recipient, message }: ReadOptions<Name>,
): Promise<FoundReferral<Name>> {
  const place = await addresses.find(id)
  const side = place.from === tenant ? 'sender' : 'receiver'
  const partner = organisationOf(place, otherThan(side))
  const places = {
    referral: exchangeKeys.referral(place),
    consent: exchangeKeys.consent(place),
    agreement: exchangeKeys.agreement(place),
    appointments: exchangeKeys.appointments(place),
    ownOutcomes: exchangeKeys.outcomes(place, 'OWN'),
    sharedOutcomes: exchangeKeys.outcomes(place, 'SHARED'),
    other: directoryKeys.organisation(partner),
  }
  const asking = { tenant, place, recipient, message }
  const wanted = [
    ...Object.values(places),
    ...tierKeys(place, usualVersion, tiers),
    ...keysOfParts(names, asking),
  ]
  const [items, first, people] = await Promise.all([
    store.getAll(wanted),
    keyring.referrals.read(place, [threadSlot, outcomeSlot, ...slotsOf(usualVersion, tiers)]),
    keyring.people(place.participantId ? [place.participantId] : []),
  ])

  const item = rowAt(items, places.referral)
  if (item === undefined) return refuse({ code: 'not_found' })
  const agreement = rowAt(items, places.agreement)
  const other = organisationIn(items, partner)
  const corridor = agreement && asItCounts(readClear('Corridor', agreement), other)
  const written = readReferral(item)
  const shared = followingCalendars(written, calendarsOf({ corridor, referral: written }))
  if (side === 'receiver' && !isKnownToReceiver(shared)) return refuse({ code: 'not_found' })
  const isTheirs = withCase || isInvolved(shared, side, reader)
  // Somebody else was faster with an offer to all; a referral that went to others with its case is unknown from then on.
  const isTakenOn = side === 'receiver' && shared.state === 'accepted'
  if (expected !== undefined && (isTheirs || isTakenOn)) assertVersion(shared, expected)
  if (!isTheirs) return refuse({ code: 'not_found' })

  const ownKey = place.participantId && people.get(place.participantId)
  const person = side === 'sender' ? ownKey : undefined
  const request = person && openRequest(item, person)
  const thread = first.keys.get('COURSE')
  const now = clock.now().toISOString()
  const consent = readConsent(place, rowAt(items, places.consent), thread, now)
  const crossable = corridor ? crossableTiers(corridor, shared) : allTiers
  const { parts, keyRows } = await newestParts(shared.packageVersion)
  assertAgreed(shared, consent)
  assertWhole(shared, thread, parts, before)
  const kept = keptAppointments(rowAt(items, places.appointments))
  return {
    place: await withOwnCase(addresses, place, shared),
    reader,
    side,
    referral: { ...shared, ...(request && { request }) },
    consent,
    corridor,
    isPartnerSuspended: isSuspended(other),
    crossable,
    open: intersect([...consentedTiers(shared), ...vitalTiersAt(shared, now)], crossable),
    parts:
      side === 'sender' ? parts : parts.map((part) => (crossable.includes(part.tier) ? part : closed(part))),
    outcomes: outcomesIn(),
    kept,
    comingUp: comingUp(kept.all, now),
    thread: thread && { key: thread, edition: threadSlot.edition },
    keyRows,
    person,
    sealedRequest: sealedRequestIn(item),
    ...readParts(names, { ...asking, side, rows: items, thread, person: ownKey }),
  }

  function outcomesIn(): FoundOutcomes {
    const [sharedKey, receiverKey] = [first.keys.get('OUTCOME'), side === 'receiver' ? ownKey : undefined]
    return {
      own: readOutcomes(place, rowAt(items, places.ownOutcomes), receiverKey, 'OWN'),
      shared: readOutcomes(place, rowAt(items, places.sharedOutcomes), sharedKey, 'SHARED'),
      ownKey: receiverKey,
      sharedKey,
    }
  }

  async function newestParts(version: number) {
    if (tiers.length === 0 || version === 0) return { parts: [], keyRows: first }
    if (version === usualVersion)
      return { parts: readTiers(place, version, items, first.keys), keyRows: first }
    const [others, { keys, places, rows }] = await Promise.all([
      store.getAll(tierKeys(place, version, tiers)),
      keyring.referrals.read(place, slotsOf(version, tiers)),
    ])
    const keyRows = { places: [...first.places, ...places], rows: [...first.rows, ...rows] }
    return { parts: readTiers(place, version, others, keys), keyRows }
  }
}

/**
 * Rows that are read together need not be of the same moment. What is open is consented to, or vital; where that is not
 * so, a step came in between, and only a new attempt can tell what holds.
 */
function assertAgreed(referral: Referral, { tiers }: FoundConsent): void {
  const isOpen = referral.openTiers.length > 0
  if (isOpen && without(consentedTiers(referral), tiers).length > 0) refuse({ code: 'contended' })
}

/**
 * Keys need not be of the same moment as the referral either. The key of an open tier is there, and the thread opens to
 * whoever reads an offer; one that is missing was read before the step that opened it, and is there at the next attempt.
 * If it is not, and nothing happened to the referral, then the person was erased on the other side, and the key with
 * them: that tier stays closed. A key that is newer than the referral does no harm: what may be read is what the
 * referral says to be open, never what a key happens to open.
 */
function assertWhole(
  { version, openTiers }: Referral,
  thread: DataKey | undefined,
  parts: readonly FoundTier[],
  before: Before,
): void {
  const misses =
    openTiers.length > 0 &&
    (thread === undefined || parts.some(({ tier, bytes }) => bytes === undefined && openTiers.includes(tier)))
  if (!misses || before.version === version) return
  before.version = version
  refuse({ code: 'contended' })
}

function closed({ tier, sha256 }: FoundTier): FoundTier {
  return { tier, sha256 }
}

export function slotsOf(edition: number, tiers: readonly Tier[]): readonly KeySlot[] {
  return tiers.map((compartment) => ({ edition, compartment }))
}

/** A receiver has a case of its own from acceptance on; one that was opened elsewhere is not known here yet. */
async function withOwnCase(
  addresses: ReferralAddresses,
  place: Whereabouts,
  { receiver }: Referral,
): Promise<Whereabouts> {
  if (place.participantId !== undefined || receiver === undefined) return place
  const participantId = await addresses.caseOf(place.id)
  return { ...place, ...(participantId && { participantId }) }
}
