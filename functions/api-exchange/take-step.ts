import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import type { Asked } from './asked.ts'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/** Carries out a command that needs nothing but the referral itself: reads, decides, writes once. */
export async function takeStep(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected })
  const decision = decide(found.referral, order, circumstancesOf(desk, found))
  await desk.referrals.commit(found, { action, decision })
  return viewOf(found, { decision })
}
