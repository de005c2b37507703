import type { OwnReferral } from '@passerelle/contract/self'
import { decide } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { circumstancesOf, stillLinked } from './circumstances.ts'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'
import { viewOf } from './view.ts'

/** A person's no. Nothing was passed on, and nobody asks why. */
export async function refuseConsent(
  context: SelfContext,
  id: ReferralId,
  expected: number,
): Promise<OwnReferral> {
  const found = await context.referrals.find(id, { expected, with: ['own'] })
  const { language } = ownOf(context, found.own)
  const decision = decide(found.referral, { command: 'refuse', body: {} }, circumstancesOf(context, found))
  await context.referrals.commit(found, {
    decision,
    besides: stillLinked(context),
  })
  return viewOf(found, language, { decision })
}
