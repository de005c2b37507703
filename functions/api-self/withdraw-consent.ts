import type { OwnReferral, OwnWithdrawal } from '@passerelle/contract/self'
import { consentAfter, decide, withdrawConsent as withdrawing } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { assertOrder, circumstancesOf, stillLinked } from './circumstances.ts'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'
import { viewOf } from './view.ts'

/** A person takes back what they agreed to, all of it or some tiers; the keys die in the same transaction. */
export async function withdrawConsent(
  context: SelfContext,
  id: ReferralId,
  expected: number,
  body: OwnWithdrawal,
): Promise<OwnReferral> {
  const found = await context.referrals.find(id, { expected, with: ['own'] })
  const { language } = ownOf(context, found.own)
  const order = { command: 'revoke-consent', body } as const
  assertOrder(found, order)
  const circumstances = circumstancesOf(context, found)
  const { seq, tiers, consent: before } = found.consent
  // Before a yes, and after everything was taken back, there is no consent to change.
  const consentEvent =
    tiers.length > 0
      ? withdrawing(body, { tiers: [...tiers] }, { seq: seq + 1, now: circumstances.now })
      : undefined
  const consent = consentEvent ? consentAfter(before, consentEvent) : before
  const decision = decide(found.referral, order, { ...circumstances, consent })
  await context.referrals.commit(found, {
    decision,
    ...(consentEvent && { consentEvent }),
    besides: stillLinked(context),
  })
  return viewOf(found, language, { decision, consent })
}
