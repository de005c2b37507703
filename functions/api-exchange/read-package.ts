import type { PackageView, Preview } from '@passerelle/contract/exchange'
import { assertWithinLimit, choicesAmong } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import { intersect, type Tier, tiers, without } from '@passerelle/domain/sharing'
import { closest } from '@passerelle/messages'
import { choices } from '@passerelle/messages/choices'
import { showNotice } from '@passerelle/runtime/notice-draft'
import { type FoundReferral, type OpenPart, openParts } from '@passerelle/table/exchange'
import { readWording } from '@passerelle/table/tenancy'
import type { ExchangeContext } from './context.ts'
import { recordReading } from './record-reading.ts'
import { wantedBy } from './wanted-notice.ts'

/**
 * Reads the package: the receiver what is open to it, the sender what there is. A read of T1 and above is written
 * down before anything is answered, and only if the referral still is what it was when they were read.
 */
export async function readPackage(
  context: ExchangeContext,
  id: ReferralId,
  tier: Tier | undefined,
): Promise<PackageView> {
  const wanted = tier === undefined ? tiers : [tier]
  const found = await context.referrals.find(id, { tiers: wanted })
  const allowed = found.side === 'sender' ? wanted : readableTiers(found)
  const parts = readableParts(found, openParts(found, allowed), wanted)
  await recordParts(context, found, parts)
  return packageOf(found, parts)
}

/**
 * Shows the sender, and by it the person, the very bytes that would cross, with the reviewed notice that goes with them:
 * in the language asked for, else in another one of the person's, else in English.
 */
export async function previewPackage(
  context: ExchangeContext,
  id: ReferralId,
  language: string | undefined,
): Promise<Preview> {
  const found = await context.referrals.find(id, { tiers, with: ['sentCase', 'ownNotices'] })
  if (found.side !== 'sender') refuse({ code: 'forbidden' })
  const parts = readableParts(found, openParts(found, found.crossable), tiers)
  await recordParts(context, found, parts)
  const wanted = wantedBy(found, language ? [language] : [])
  const notice = await showNotice(wanted, (tag, edition) => readWording(context.table, tag, edition))
  const speaking = closest([notice.language, ...wanted.asked, ...wanted.spoken])
  const packed = parts.map(({ tier }) => tier)
  return {
    ...packageOf(found, parts),
    notice,
    choices: choicesAmong(found.referral, packed).map(({ tiers, extent }) => ({
      tiers: [...tiers],
      extent,
      text: choices.say(speaking, `person.${extent}`),
    })),
  }
}

/**
 * The tiers that the receiver may read. A consent ends in the moment that it names, also where the clock has not come
 * round to closing what rested on it. A tier that is open without one stays so.
 */
export function readableTiers({ open, consent, referral }: FoundReferral): readonly Tier[] {
  return consent.consent.state === 'expired' ? intersect(open, referral.vitalTiers ?? []) : open
}

/**
 * @throws {Refused} `safety_limit` where it is a limit alone that is in the way, `package_closed`
 */
function readableParts(
  { referral, corridor, crossable }: FoundReferral,
  parts: readonly OpenPart[],
  wanted: readonly Tier[],
): readonly OpenPart[] {
  if (parts.length > 0) return parts
  const keptBack = without(intersect(wanted, referral.openTiers), crossable)
  if (corridor && keptBack.length > 0) assertWithinLimit(corridor, referral, keptBack)
  return refuse({ code: 'package_closed', state: referral.state })
}

/** The offer alone, which goes with knowing of the referral, leaves no line. */
async function recordParts(
  context: ExchangeContext,
  found: FoundReferral,
  parts: readonly OpenPart[],
): Promise<void> {
  const read = parts.map(({ tier }) => tier)
  if (!read.some((tier) => tier !== 'T0')) return
  await recordReading(context, found, read, { fields: read, purpose: 'handover' })
}

function packageOf({ referral }: FoundReferral, parts: readonly OpenPart[]): PackageView {
  return {
    referralId: referral.id,
    packageVersion: referral.packageVersion,
    parts: parts.map(({ tier, sha256, text, document }) => ({ tier, sha256, text, document })),
  }
}
