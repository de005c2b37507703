import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { requireActing, requireActiveMember } from '@passerelle/table/tenancy'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/** Says that a record was a mistake. Two persons say so, and both still work there in the moment in which it counts. */
export async function voidReferral(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'void-error'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  await context.referrals.commit(found, {
    decision,
    besides: [
      requireActing(context.tenant, context.me),
      requireActiveMember(context.tenant, order.body.secondPersonId, ['body', 'secondPersonId']),
    ],
  })
  return viewOf(found, { decision })
}
