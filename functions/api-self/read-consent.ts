import type { OwnPreview, OwnReferral } from '@passerelle/contract/self'
import { choicesAmong } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { tiers } from '@passerelle/domain/sharing'
import { preferred } from '@passerelle/messages'
import { choices } from '@passerelle/messages/choices'
import { showNotice } from '@passerelle/runtime/notice-draft'
import { openParts } from '@passerelle/table/exchange'
import { readWording } from '@passerelle/table/tenancy'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'
import { viewOf } from './view.ts'

/**
 * Shows somebody the very bytes that would cross, or have crossed, with the reviewed notice that goes with them: in the
 * language asked for, else in one that they read or speak. Their look is written down; it is no disclosure, for they are
 * shown what is their own.
 */
export async function readConsent(
  context: SelfContext,
  id: ReferralId,
  asked: string | undefined,
): Promise<OwnPreview> {
  const found = await context.referrals.find(id, { tiers, with: ['own', 'ownNotices'] })
  const { language, participant } = ownOf(context, found.own)
  const { side, referral } = found
  const parts = openParts(found, side === 'sender' ? tiers : referral.openTiers)
  if (parts.length > 0) {
    const entry = {
      aggregate: 'Referral',
      aggregateId: id,
      version: referral.version,
      fields: parts.map(({ tier }) => tier),
      purpose: 'handover',
    }
    await context.referrals.record(found, entry, [])
  }
  const notice = await showNotice(
    {
      asked: asked ? [asked] : preferred(context.acceptLanguage),
      spoken: participant.languages,
      own: found.ownNotices,
    },
    (tag, edition) => readWording(context.table, tag, edition),
  )
  const view = viewOf(found, language)
  const packed = view.allowed.includes('give') ? parts.map(({ tier }) => tier) : []
  return {
    ...view,
    parts: parts.map(({ tier, sha256, text, document }) => ({ tier, sha256, text, document })),
    notice,
    choices: choicesAmong(referral, packed).map(({ tiers: chosen, extent }) => ({
      tiers: [...chosen],
      extent,
      text: choices.say(language, `person.${extent}`),
    })),
  }
}

/** A referral as it is now, as for an answer that was sent twice. */
export async function replayConsent(context: SelfContext, id: string): Promise<OwnReferral> {
  // It was written with the answer, from a referral's own id.
  const found = await context.referrals.find(id as ReferralId, { tiers, with: ['own'] })
  return viewOf(found, ownOf(context, found.own).language)
}
