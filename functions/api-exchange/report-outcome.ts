import type { ReferralView } from '@passerelle/contract/exchange'
import { decide, mayReturn, reportIn } from '@passerelle/domain/exchange'
import { outcomeWrites } from '@passerelle/table/exchange'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/**
 * Says what came of it for the person, when the work is done or some months later. The receiver keeps it for itself; it
 * reaches the sender as well where the person agreed to that, and nowhere else does it stand.
 */
export async function reportOutcome(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'complete' | 'report-outcome'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected })
  const circumstances = circumstancesOf(context, found)
  const decision = decide(found.referral, order, circumstances)
  const returns = mayReturn(circumstances.consent, found.place.to)
  const { after, writes } = await outcomeWrites(context.table, found, reportIn(order), returns)
  await context.referrals.commit(found, { decision, besides: writes })
  return viewOf({ ...found, outcomes: after }, { decision })
}
