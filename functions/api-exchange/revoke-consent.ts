import type { ReferralView } from '@passerelle/contract/exchange'
import { consentAfter, decide, withdrawConsent } from '@passerelle/domain/exchange'
import type { ReferralCommand } from './command.ts'
import { assertCommand, circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/** Writes down that the person takes back what they agreed to, all of it or some tiers; the keys die with it. */
export async function revokeConsent(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'revoke-consent'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected })
  assertCommand(context, found, order)
  const circumstances = circumstancesOf(context, found)
  const { seq, tiers, consent: before } = found.consent
  // Before a yes, and after everything was taken back, there is no consent to change.
  const consentEvent =
    tiers.length > 0
      ? withdrawConsent(
          order.body,
          { tiers: [...tiers] },
          { seq: seq + 1, now: circumstances.now, memberId: context.me },
        )
      : undefined
  const consent = consentEvent ? consentAfter(before, consentEvent) : before
  const decision = decide(found.referral, order, { ...circumstances, consent })
  await context.referrals.commit(found, {
    decision,
    ...(consentEvent && { consentEvent }),
  })
  return viewOf(found, { decision, consent })
}
