import {
  tiers as allTiers,
  type Consent,
  type ConsentEvent,
  consentAfter,
  type Decision,
  type HandoverPackage,
  type Referral,
  releasedTiers,
  shared,
  type Tier,
  without,
} from '@passerelle/domain/exchange'
import type { MemberId, ParticipantId } from '@passerelle/domain/kernel'
import type { Corridor } from '@passerelle/domain/tenancy'
import { consentWrites, demandConsentInForce } from './consents.ts'
import { demandCorridor } from './corridors.ts'
import { disclosureWrite } from './disclosures.ts'
import { courseLock, type FoundReferral, locksOf } from './find-referral.ts'
import { exchangeKeys, type ReferralAddress } from './keys.ts'
import { packageWrites } from './packages.ts'
import { doorWrite } from './referral-addresses.ts'
import { closeKey, destroyKeys } from './referral-keys.ts'
import { type Countries, type CourseKey, clockWrite, eventRow, referralRow } from './referral-rows.ts'
import type { TenantTable } from './table.ts'
import { add, at, demand, set, stale, type Write } from './write.ts'

/** One step of a referral, decided: everything that is written with it. */
export type Step = {
  /** The operation's name in the contract. */
  readonly action: string
  readonly decision: Decision
  readonly consentEvent?: ConsentEvent
  /** A new version of the package. */
  readonly pack?: HandoverPackage
  /** What the step writes elsewhere, as in the receiver's own case. */
  readonly besides?: readonly Write[]
  /** The receiver's own case that the step opens. */
  readonly ownCase?: ParticipantId
}

/**
 * Writes a step as one transaction: only if version and state are still those that were read, the corridor still is
 * active and the consent still in force where the step rests on them. Keys move, or die, in the same moment.
 *
 * @throws {Refused} `stale_version` when somebody else came first, `corridor_not_active`, `consent_ended`, and what
 *   `besides` refuses
 */
export async function commitReferral(table: TenantTable, found: FoundReferral, step: Step): Promise<void> {
  const { place, referral: before, consent } = found
  const { decision, consentEvent, pack, besides = [] } = step
  const { referral, event } = decision
  const course = await courseFor(table, found, decision)
  await table.ledger.commit({
    status: 200,
    entry: {
      action: step.action,
      aggregate: 'Referral',
      aggregateId: referral.id,
      version: referral.version,
      fields: changedFields(before, referral),
      purpose: 'handover',
    },
    writes: [
      {
        ...set(referralRow(referral, found.sealedRequest)),
        when: at(before.version, { state: before.state }),
        otherwise: stale,
      },
      ...standingDemands(found, step),
      ...besides,
      add(eventRow(place, event, course.known)),
      clockWrite(referral, countriesOf(found)),
      ...course.writes,
      ...(isNewlyOffered(before, referral) ? [doorWrite(place)] : []),
      ...(consentEvent ? consentWrites(place, consent, consentEvent, course.known?.key) : []),
      ...(pack ? await packing(table, found, step, pack) : []),
      ...opening(table, found, step),
      ...(await keyMoves(table, found, step)),
    ],
  })
}

/** What says by which calendars a referral's limits run. */
export type UnderAgreement = {
  readonly corridor: Corridor | undefined
  readonly referral: Pick<Referral, 'country'>
}

/** The countries of the two parties, as the agreement names them. */
export function countriesOf({ corridor, referral }: UnderAgreement): Countries {
  return {
    sender: corridor?.parties.from?.country ?? referral.country,
    receiver: corridor?.parties.to?.country ?? referral.country,
  }
}

/** What the decision found to hold, put before the engine once more. */
function standingDemands(
  { place, corridor, consent }: FoundReferral,
  { decision, consentEvent }: Step,
): readonly Write[] {
  const { guards } = decision
  return [
    ...(guards.includes('corridor') && corridor ? [demandCorridor(corridor)] : []),
    // A step that adds to the consent puts its own condition on it.
    ...(guards.includes('consent') && !consentEvent ? [demandConsentInForce(place, consent)] : []),
  ]
}

/** The key for what is said in this step. Where the receiver has none any more, a new one that both may open. */
async function courseFor(
  { keyring }: TenantTable,
  { place, course }: FoundReferral,
  { event }: Decision,
): Promise<{ readonly known: CourseKey | undefined; readonly writes: readonly Write[] }> {
  if (course !== undefined || event.detail === undefined) return { known: course, writes: [] }
  const lock = { edition: event.seq, compartment: 'COURSE' } as const
  const { key, writes } = await keyring.referrals.share(place, lock)
  return { known: { key, edition: lock.edition }, writes }
}

/**
 * A new version of the package under new keys; those of the version before go. What the sender had let go of already, the
 * receiver may open in the new version from the beginning.
 */
async function packing(
  { keyring }: TenantTable,
  found: FoundReferral,
  { decision, consentEvent }: Step,
  pack: HandoverPackage,
): Promise<readonly Write[]> {
  const { place, referral, corridor } = found
  const tiers = pack.parts.map(({ tier }) => tier)
  const consent = consentAfterStep(found, consentEvent)
  const released = corridor ? shared(tiers, releasedTiers(decision.referral, consent, corridor)) : []
  const held = await keyring.referrals.hold(place, locksOf(pack.version, without(tiers, released)))
  const open = await Promise.all(
    locksOf(pack.version, released).map(async (lock) => ({
      lock,
      ...(await keyring.referrals.share(place, lock)),
    })),
  )
  const keys = new Map([...held.keys, ...open.map(({ lock, key }) => [lock.compartment, key] as const)])
  const { packageVersion } = referral
  const replaced = packageVersion > 0 ? locksOf(packageVersion, allTiers) : []
  return [
    ...packageWrites(place, pack, keys),
    ...held.writes,
    ...open.flatMap(({ writes }) => writes),
    ...destroyKeys(place, replaced),
  ]
}

/** What opens is a disclosure, written down with the step that opens it; so is what is open in a new version. */
function opening({ ids }: TenantTable, { place }: FoundReferral, { decision, pack }: Step): readonly Write[] {
  const { event, referral } = decision
  const opened = pack ? referral.openTiers : decision.opened
  if (opened.length === 0) return []
  const reader: MemberId | undefined = event.side === 'receiver' ? event.memberId : undefined
  return [
    disclosureWrite(place, {
      id: ids.next<'disclosure'>(),
      at: event.at,
      recipientId: place.to,
      ...(reader && { memberId: reader }),
      tiers: [...opened],
      packageVersion: referral.packageVersion,
      occasion: 'opened',
    }),
  ]
}

/** Keys that the sender lets go of, and keys that are destroyed. */
async function keyMoves(
  { keyring }: TenantTable,
  found: FoundReferral,
  { decision, consentEvent }: Step,
): Promise<readonly Write[]> {
  const { place, referral: before, side } = found
  const { referral, shredded } = decision
  const edition = before.packageVersion
  if (edition === 0) return []
  const consent = consentAfterStep(found, consentEvent)
  const refused = consentEvent?.grant ? without(allTiers, consentEvent.grant.tiers) : []
  const dead = [...shredded, ...without(refused, shredded)]
  const released = side === 'sender' ? newlyReleased(found, referral, consent) : []
  return [
    ...(await keyring.referrals.release(place, [
      ...locksOf(edition, released),
      ...(isNewlyOffered(before, referral) ? [courseLock] : []),
    ])),
    ...destroyKeys(place, locksOf(edition, dead)),
    ...closingCourse(place, shredded),
  ]
}

/** Every other tier is read inside an offer; without one, nothing of the course is the receiver's to read either. */
export function closingCourse(place: ReferralAddress, shredded: readonly Tier[]): readonly Write[] {
  return shredded.includes('T0') ? [closeKey(place, courseLock)] : []
}

function newlyReleased(found: FoundReferral, after: Referral, consent: Consent) {
  const { corridor, referral: before } = found
  if (corridor === undefined) return []
  return without(
    releasedTiers(after, consent, corridor),
    releasedTiers(before, found.consent.consent, corridor),
  )
}

function consentAfterStep({ consent }: FoundReferral, event: ConsentEvent | undefined): Consent {
  return event === undefined ? consent.consent : consentAfter(consent.consent, event)
}

function isNewlyOffered(before: Referral, after: Referral): boolean {
  return before.offeredAt === undefined && after.offeredAt !== undefined
}

function changedFields(before: Referral, after: Referral): readonly string[] {
  const earlier = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after)
    .filter(([field, value]) => JSON.stringify(earlier.get(field)) !== JSON.stringify(value))
    .map(([field]) => field)
}

/** Lets a transaction through only while the referral is exactly as it was found. */
export function demandUnchanged({ place, referral }: FoundReferral): Write {
  const { version, state } = referral
  return demand(exchangeKeys.referral(place), at(version, { state }), () => ({ code: 'contended' }))
}
