import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { enterDeparture } from '@passerelle/table/casework'
import { assertNotGone } from '@passerelle/table/exchange'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/**
 * Writes down that a person has left. They leave with one handover: where two centres have said yes, this is the one to
 * which responsibility may move, and the case says so in the same transaction.
 */
export async function recordDeparture(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'record-departure'>,
): Promise<ReferralView> {
  const { tenant, table } = context
  const found = await context.referrals.find(id, { expected, with: ['caseReferrals'] })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  const { place, caseReferrals } = found
  await assertNotGone(table, caseReferrals, id)
  const besides = place.participantId ? [enterDeparture(tenant, place.participantId, caseReferrals, id)] : []
  await context.referrals.commit(found, { decision, besides })
  return viewOf(found, { decision })
}
