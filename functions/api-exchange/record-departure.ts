import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { caseKeys, rowAt } from '@passerelle/table'
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
  { id, expected, action, order }: ReferralCommand<'record-departure'>,
): Promise<ReferralView> {
  const { tenant, table } = context
  const listOf = (participant: ParticipantId) => caseKeys.part(tenant, participant, 'REFERRALS')
  const found = await context.referrals.find(id, {
    expected,
    besides: ({ participantId }) => (participantId ? [listOf(participantId)] : []),
  })
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  const { participantId } = found.place
  const entered = readCaseReferrals(participantId && rowAt(found.besides, listOf(participantId)))
  await assertNotGone(table.store, entered, id)
  const besides = participantId ? [enterDeparture(tenant, participantId, entered, id)] : []
  await context.referrals.commit(found, { action, decision, besides })
  return viewOf(found, { decision })
}
