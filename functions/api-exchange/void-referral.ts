import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { demandActing, demandActiveMember } from '@passerelle/table'
import type { Asked } from './asked.ts'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/** Says that a record was a mistake. Two persons say so, and both still work there in the moment in which it counts. */
export async function voidReferral(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked<'void-error'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected })
  const decision = decide(found.referral, order, circumstancesOf(desk, found))
  await desk.referrals.commit(found, {
    action,
    decision,
    besides: [
      demandActing(desk.tenant, desk.me),
      demandActiveMember(desk.tenant, order.body.secondPersonId, ['body', 'secondPersonId']),
    ],
  })
  return viewOf(found, { decision })
}
