import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import type { Asked } from './asked.ts'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { caseToPack, packCase } from './pack-case.ts'
import { viewOf } from './view.ts'

/**
 * Makes the package from the case as it is now, so that the person can be shown exactly what would cross: before the first
 * yes, and before one that follows a consent that has ended.
 */
export async function requestConsent(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked<'request-consent' | 'prepare-renewal'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected, ...caseToPack(desk) })
  const circumstances = circumstancesOf(desk, found)
  const decision = decide(found.referral, order, circumstances)
  const pack = packCase(desk, found, { ...order.body, version: decision.referral.packageVersion })
  await desk.referrals.commit(found, { action, decision, pack })
  return viewOf(found, { decision })
}
