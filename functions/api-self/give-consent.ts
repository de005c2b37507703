import type { OwnReferral, OwnYes } from '@passerelle/contract/self'
import { consentAfter, decide, giveConsent as giving, type Order } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import { tiers } from '@passerelle/domain/sharing'
import { languagesOf } from '@passerelle/runtime/consent-notice'
import { noticeAgreedTo } from '@passerelle/runtime/notice-draft'
import { requireNotices, shownParts } from '@passerelle/table/exchange'
import { assertOrder, circumstancesOf, stillLinked } from './circumstances.ts'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'
import { viewOf } from './view.ts'

/**
 * A person's own yes, before nobody but themselves. The first one sends the offer; a later one widens it, or makes it hold
 * longer.
 */
export async function giveConsent(
  context: SelfContext,
  id: ReferralId,
  expected: number,
  said: OwnYes,
): Promise<OwnReferral> {
  const found = await context.referrals.find(id, { expected, tiers, with: ['own', 'ownNotices'] })
  const { organisation, language, participant } = ownOf(context, found.own)
  const { referral, corridor, side } = found
  // Only whoever sends can let go of keys, so the yes is said there.
  if (side !== 'sender') return refuse({ code: 'forbidden' })
  const body = { ...said, readAloud: false, interpreter: false }
  const order: Order = {
    command: referral.state === 'awaiting_consent' ? 'give-consent' : 'renew-consent',
    body,
  }
  assertOrder(found, order)
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })

  const circumstances = circumstancesOf(context, found)
  const wanted = { asked: [said.language], spoken: participant.languages, own: found.ownNotices }
  const consentEvent = giving(referral, body, {
    id: context.ids.next<'consent'>(),
    seq: found.consent.seq + 1,
    now: circumstances.now,
    corridor,
    sender: organisation,
    ...shownParts(found),
    ...(await noticeAgreedTo(wanted, referral, said.shown)),
  })
  const consent = consentAfter(found.consent.consent, consentEvent)
  const decision = decide(referral, order, { ...circumstances, consent })
  await context.referrals.commit(found, {
    decision,
    consentEvent,
    besides: [
      ...stillLinked(context),
      ...requireNotices(context.table.tenant, languagesOf(wanted), wanted.own),
    ],
  })
  return viewOf(found, language, { decision, consent })
}
