import type { ReferralView } from '@passerelle/contract/exchange'
import { decide, mayReturn, reportIn } from '@passerelle/domain/exchange'
import { outcomeWrites } from '@passerelle/table'
import type { Asked } from './asked.ts'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/**
 * Says what came of it for the person, when the work is done or some months later. The receiver keeps it for itself; it
 * reaches the sender as well where the person agreed to that, and nowhere else does it stand.
 */
export async function reportOutcome(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked<'complete' | 'report-outcome'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected })
  const circumstances = circumstancesOf(desk, found)
  const decision = decide(found.referral, order, circumstances)
  const returns = mayReturn(circumstances.consent, found.place.to)
  const { after, writes } = await outcomeWrites(desk.table, found, reportIn(order), returns)
  await desk.referrals.commit(found, { action, decision, besides: writes })
  return viewOf({ ...found, outcomes: after }, { decision })
}
