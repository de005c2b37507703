import type { ReferralView } from '@passerelle/contract/exchange'
import { consentAfter, decide, withdrawConsent } from '@passerelle/domain/exchange'
import type { Asked } from './asked.ts'
import { circumstancesOf, demandCommand } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/** Writes down that the person takes back what they agreed to, all of it or some tiers; the keys die with it. */
export async function revokeConsent(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked<'revoke-consent'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected })
  demandCommand(desk, found, order)
  const circumstances = circumstancesOf(desk, found)
  const { seq, tiers, consent: before } = found.consent
  // Before a yes, and after everything was taken back, there is no consent to change.
  const consentEvent =
    tiers.length > 0
      ? withdrawConsent(
          order.body,
          { tiers: [...tiers] },
          { seq: seq + 1, now: circumstances.now, memberId: desk.me },
        )
      : undefined
  const consent = consentEvent ? consentAfter(before, consentEvent) : before
  const decision = decide(found.referral, order, { ...circumstances, consent })
  await desk.referrals.commit(found, {
    action,
    decision,
    ...(consentEvent && { consentEvent }),
  })
  return viewOf(found, { decision, consent })
}
