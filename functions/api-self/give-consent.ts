import type { OwnReferral, OwnYes } from '@passerelle/contract/self'
import { consentAfter, decide, giveConsent as giving, type Order, tiers } from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import { noticeIn } from '@passerelle/runtime/consent-notice'
import { shownParts } from '@passerelle/table'
import { circumstancesOf, demandOrder, stillLinked } from './circumstances.ts'
import type { SelfDesk } from './desk.ts'
import { ownKeys, readOwn } from './own.ts'
import { viewOf } from './view.ts'

/**
 * A person's own yes, before nobody but themselves. The first one sends the offer; a later one widens it, or makes it hold
 * longer.
 */
export async function giveConsent(
  desk: SelfDesk,
  id: ReferralId,
  expected: number,
  said: OwnYes,
): Promise<OwnReferral> {
  const found = await desk.referrals.find(id, { expected, tiers, besides: () => ownKeys(desk) })
  const { organisation, language } = await readOwn(desk, found.besides)
  const { referral, corridor, side } = found
  // Only whoever sends can let go of keys, so the yes is said there.
  if (side !== 'sender') return refuse({ code: 'forbidden' })
  const body = { ...said, readAloud: false, interpreter: false }
  const order: Order = {
    command: referral.state === 'awaiting_consent' ? 'give-consent' : 'renew-consent',
    body,
  }
  demandOrder(found, order)
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })

  const circumstances = circumstancesOf(desk, found)
  const consentEvent = giving(referral, body, {
    id: desk.ids.next<'consent'>(),
    seq: found.consent.seq + 1,
    now: circumstances.now,
    corridor,
    sender: organisation,
    ...shownParts(found),
    notice: noticeIn(said.language).notice,
  })
  const consent = consentAfter(found.consent.consent, consentEvent)
  const decision = decide(referral, order, { ...circumstances, consent })
  await desk.referrals.commit(found, {
    action: 'giveOwnConsent',
    decision,
    consentEvent,
    besides: [stillLinked(desk)],
  })
  return viewOf(found, language, { decision, consent })
}
