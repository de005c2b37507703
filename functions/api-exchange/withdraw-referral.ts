import type { ReferralView } from '@passerelle/contract/exchange'
import { followStaying } from '@passerelle/domain/casework'
import { decide } from '@passerelle/domain/exchange'
import { followingWrites } from '@passerelle/table/exchange'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/** Takes an offer back. Of somebody who, as it turns out, did not leave, the case says so with its stage. */
export async function withdrawReferral(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'withdraw'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected, with: ['sentCase'] })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  const { sentCase } = found
  const hasStayed = order.body.reason === 'did_not_depart' && found.referral.departedAt !== undefined
  const stayed = hasStayed && sentCase ? followStaying(sentCase, context.me, decision.event.at) : sentCase
  const besides = await followingWrites(context.table, sentCase, stayed)
  await context.referrals.commit(found, { decision, besides })
  return viewOf(found, { decision })
}
