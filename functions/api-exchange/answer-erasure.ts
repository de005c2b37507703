import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { requireReceivedCaseGone } from '@passerelle/table/exchange'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/**
 * Answers a person who took everything back. "Erased" is told to them, so it is said only once the case that was opened
 * from the referral is gone; a legal ground may stand beside a case that is kept.
 *
 * @throws {Refused} `not_possible` while that case stands
 */
export async function answerErasure(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'answer-erasure'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  const besides = order.body.answer === 'erased' ? requireReceivedCaseGone(context.tenant, found) : []
  await context.referrals.commit(found, { decision, besides })
  return viewOf(found, { decision })
}
