import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { caseKeys } from '@passerelle/table'
import { enterDeparture, readCaseReferrals } from '@passerelle/table/casework'
import { assertNotGone } from '@passerelle/table/exchange'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeContext } from './context.ts'
import type { ReferralCommand } from './referral-command.ts'
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
  const found = await context.referrals.find(id, {
    expected,
    besides: ({ participantId }) =>
      participantId ? [caseKeys.part(tenant, participantId, 'REFERRALS')] : [],
  })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  const { participantId } = found.place
  const entered = readCaseReferrals(found.besides.find(({ sk }) => sk === 'REFERRALS'))
  await assertNotGone(table.store, entered, id)
  const besides = participantId ? [enterDeparture(tenant, participantId, entered, id)] : []
  await context.referrals.commit(found, { decision, besides })
  return viewOf(found, { decision })
}
