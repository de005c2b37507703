import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { assertKnown } from '@passerelle/domain/tenancy'
import { directory } from '@passerelle/table/tenancy'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/** Declines an offer. An alternative that is named has to exist, or the sender would turn to nobody. */
export async function declineReferral(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'decline'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  const { alternativeId } = order.body
  if (alternativeId !== undefined) {
    const listed = await directory(context.table).find([alternativeId])
    assertKnown(listed.get(alternativeId), 'alternativeId')
  }
  await context.referrals.commit(found, { decision })
  return viewOf(found, { decision })
}
