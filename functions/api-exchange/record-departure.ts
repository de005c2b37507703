import type { ReferralView } from '@passerelle/contract/exchange'
import { followDeparture } from '@passerelle/domain/casework'
import { decide } from '@passerelle/domain/exchange'
import { enterDeparture } from '@passerelle/table/casework'
import { assertNotGone, followingWrites } from '@passerelle/table/exchange'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/**
 * Writes down that a person has left. They leave with one handover: where two centres have said yes, this is the one to
 * which responsibility may move, and the case says so in the same transaction: with its stage as well.
 */
export async function recordDeparture(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'record-departure'>,
): Promise<ReferralView> {
  const { tenant, table } = context
  const found = await context.referrals.find(id, { expected, with: ['caseReferrals', 'sentCase'] })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  const { place, caseReferrals, sentCase } = found
  await assertNotGone(table, caseReferrals, id)
  const left = sentCase && followDeparture(sentCase, context.me, decision.event.at)
  const besides = [
    ...(place.participantId ? [enterDeparture(tenant, place.participantId, caseReferrals, id)] : []),
    ...(await followingWrites(table, sentCase, left)),
  ]
  await context.referrals.commit(found, { decision, besides })
  return viewOf(found, { decision })
}
