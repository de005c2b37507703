import {
  type Consent,
  type ConsentEvent,
  consentAfter,
  type Decision,
  type HandoverPackage,
  type Referral,
  releasedTiers,
} from '@passerelle/domain/exchange'
import { tiers as allTiers, intersect, type Tier, without } from '@passerelle/domain/sharing'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import type { Write } from '../../engine/write.ts'
import { closeKey, destroyKeys } from '../../session/referral-keys.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { outcomeSlot } from '../outcome/outcomes.ts'
import { packageWrites } from '../package/packages.ts'
import { type FoundReferral, slotsOf } from './find-referral.ts'
import { type ThreadKey, threadSlot } from './referral-rows.ts'
import type { Step } from './referral-step.ts'

/** The key for what is said in this step. Where the receiver has none any more, a new one that both may open. */
export async function threadFor(
  { keyring }: TenantTable,
  { place, thread }: FoundReferral,
  { event }: Decision,
): Promise<{ readonly known: ThreadKey | undefined; readonly writes: readonly Write[] }> {
  if (thread !== undefined || event.detail === undefined) return { known: thread, writes: [] }
  const slot = { edition: event.seq, compartment: 'COURSE' } as const
  const { key, writes } = await keyring.referrals.share(place, slot)
  return { known: { key, edition: slot.edition }, writes }
}

/**
 * A new version of the package under new keys; those of the version before go. Tiers that the sender had let go of
 * already, the receiver may open in the new version from the beginning.
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
  const released = corridor ? intersect(tiers, releasedTiers(decision.referral, consent, corridor)) : []
  const held = await keyring.referrals.hold(place, slotsOf(pack.version, without(tiers, released)))
  const open = await Promise.all(
    slotsOf(pack.version, released).map(async (slot) => ({
      slot,
      ...(await keyring.referrals.share(place, slot)),
    })),
  )
  const keys = new Map([...held.keys, ...open.map(({ slot, key }) => [slot.compartment, key] as const)])
  const { packageVersion } = referral
  const replaced = packageVersion > 0 ? slotsOf(packageVersion, allTiers) : []
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
  const { place, referral: before, side, keyRows } = found
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
      [...slotsOf(edition, released), ...(opened.includes('T0') ? [threadSlot] : [])],
      {
        ifHeld: slotsOf(edition, late),
        back: slotsOf(edition, consentEvent?.grant ? heldBack(found, referral, consent) : []),
        read: keyRows,
      },
    )),
    ...destroyKeys(place, slotsOf(edition, dead)),
    ...(forgetsOutcomes(decision, consentEvent) ? destroyKeys(place, [outcomeSlot]) : []),
    ...closingThread(place, shredded),
  ]
}

/** A person who takes everything back, or no longer wants the outcome told, takes back the told outcomes as well. */
function forgetsOutcomes({ event, shredded }: Decision, consentEvent: ConsentEvent | undefined): boolean {
  if (event.command === 'void-error') return true
  if (event.command === 'revoke-consent') return shredded.includes('T0')
  return consentEvent?.grant?.feedback === false
}

/** Every other tier is read inside an offer; without one, nothing of the course is the receiver's to read either. */
export function closingThread(place: ReferralAddress, shredded: readonly Tier[]): readonly Write[] {
  return shredded.includes('T0') ? [closeKey(place, threadSlot)] : []
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
 * The tiers that the sender would have let go of in an earlier step, had not a limit been in the way that is lifted by
 * now. Where none was ever set there is nothing to look for.
 */
function heldBefore({ corridor }: FoundReferral, after: Referral, consent: Consent) {
  return corridor?.limits === undefined ? [] : releasedTiers(after, consent, corridor)
}

/** The tiers that the person agreed to and the receiver is not to open yet, or not any more. */
function heldBack({ corridor }: FoundReferral, after: Referral, consent: Consent): readonly Tier[] {
  if (corridor === undefined || consent.state !== 'given') return []
  return without(consent.tiers, releasedTiers(after, consent, corridor))
}

function consentAfterStep({ consent }: FoundReferral, event: ConsentEvent | undefined): Consent {
  return event === undefined ? consent.consent : consentAfter(consent.consent, event)
}
