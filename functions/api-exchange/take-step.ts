import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeContext } from './context.ts'
import type { ReferralCommand } from './referral-command.ts'
import { viewOf } from './view.ts'

/** Carries out a command that needs nothing but the referral itself: reads, decides, writes once. */
export async function takeStep(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  await context.referrals.commit(found, { decision })
  return viewOf(found, { decision })
}
