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
import { courseLock, type FoundReferral, locksOf } from './find-referral.ts'
import type { ReferralAddress } from './keys.ts'
import { outcomeLock } from './outcomes.ts'
import { packageWrites } from './packages.ts'
import { closeKey, destroyKeys } from './referral-keys.ts'
import type { CourseKey } from './referral-rows.ts'
import type { Step } from './referral-step.ts'
import type { TenantTable } from './table.ts'
import type { Write } from './write.ts'

/** The key for what is said in this step. Where the receiver has none any more, a new one that both may open. */
export async function courseFor(
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
export async function packing(
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

/** Keys that the sender lets go of, and keys that are destroyed. */
export async function keyMoves(
  { keyring }: TenantTable,
  found: FoundReferral,
  { decision, consentEvent, pack }: Step,
): Promise<readonly Write[]> {
  const { place, referral: before, side } = found
  const { referral, shredded, opened } = decision
  const edition = before.packageVersion
  if (edition === 0) return []
  const consent = consentAfterStep(found, consentEvent)
  const refused = consentEvent?.grant ? without(allTiers, consentEvent.grant.tiers) : []
  const dead = [...shredded, ...without(refused, shredded)]
  // The keys of a package that a new one replaces go with it.
  const released = side === 'sender' && !pack ? newlyReleased(found, referral, consent) : []
  const late = side === 'sender' && !pack ? without(heldBefore(found, referral, consent), released) : []
  return [
    ...(await keyring.referrals.release(
      place,
      [...locksOf(edition, released), ...(opened.includes('T0') ? [courseLock] : [])],
      {
        ifHeld: locksOf(edition, late),
        back: locksOf(edition, consentEvent?.grant ? heldAgain(found, referral, consent) : []),
      },
    )),
    ...destroyKeys(place, locksOf(edition, dead)),
    ...(forgetsOutcomes(decision, consentEvent) ? destroyKeys(place, [outcomeLock]) : []),
    ...closingCourse(place, shredded),
  ]
}

/** Who takes everything back, or no longer wants the outcome told, takes back what was told of it as well. */
function forgetsOutcomes({ event, shredded }: Decision, consentEvent: ConsentEvent | undefined): boolean {
  if (event.command === 'void-error') return true
  if (event.command === 'revoke-consent') return shredded.includes('T0')
  return consentEvent?.grant?.feedback === false
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

/**
 * What the sender would have let go of in an earlier step, had not a limit been in the way that is lifted by now. Where
 * none was ever set there is nothing to look for.
 */
function heldBefore({ corridor }: FoundReferral, after: Referral, consent: Consent) {
  return corridor?.limits === undefined ? [] : releasedTiers(after, consent, corridor)
}

/** What the person agreed to and the receiver is not to open yet, or not any more. */
function heldAgain({ corridor }: FoundReferral, after: Referral, consent: Consent): readonly Tier[] {
  if (corridor === undefined || consent.state !== 'given') return []
  return without(consent.tiers, releasedTiers(after, consent, corridor))
}

function consentAfterStep({ consent }: FoundReferral, event: ConsentEvent | undefined): Consent {
  return event === undefined ? consent.consent : consentAfter(consent.consent, event)
}
