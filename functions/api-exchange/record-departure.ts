import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { caseKeys, demandNotGone, enterDeparture, readCaseReferrals } from '@passerelle/table'
import type { Asked } from './asked.ts'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/**
 * Writes down that a person has left. They leave with one handover: where two centres have said yes, this is the one to
 * which responsibility may move, and the case says so in the same transaction.
 */
export async function recordDeparture(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked<'record-departure'>,
): Promise<ReferralView> {
  const { tenant, table } = desk
  const found = await desk.referrals.find(id, {
    expected,
    besides: ({ participantId }) =>
      participantId ? [caseKeys.part(tenant, participantId, 'REFERRALS')] : [],
  })
  const decision = decide(found.referral, order, circumstancesOf(desk, found))
  const { participantId } = found.place
  const entered = readCaseReferrals(found.besides.find(({ sk }) => sk === 'REFERRALS'))
  await demandNotGone(table.store, entered, id)
  const besides = participantId ? [enterDeparture(tenant, participantId, entered, id)] : []
  await desk.referrals.commit(found, { action, decision, besides })
  return viewOf(found, { decision })
}
