import type { ReferralView } from '@passerelle/contract/exchange'
import { completeReceivedCase, consentedTiers, decide } from '@passerelle/domain/exchange'
import type { Writes } from '@passerelle/table'
import { completingWrites, documentsIn, findReceivedCase, followUpWrites } from '@passerelle/table/exchange'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/**
 * The person and the organisation have met: with a handover responsibility moves in this moment, and the year begins in
 * which it is asked how they fare; with a referral the service begins. The open facts about the person's identity go into
 * the organisation's own case.
 */
export async function meetPerson(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'confirm-first-contact' | 'start-service'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, {
    expected,
    tiers: ['T2', 'T3'],
    with: ['receivedCase', 'followUps'],
  })
  const circumstances = circumstancesOf(context, found)
  const decision = decide(found.referral, order, circumstances)
  await context.referrals.commit(found, { decision, besides: await completing() })
  return viewOf(found, { decision })

  async function completing(): Promise<Writes> {
    const known = documentsIn(found, consentedTiers(decision.referral))
    const arrived = order.command === 'confirm-first-contact'
    const before = await findReceivedCase(context.table, found)
    if (before === undefined || (!arrived && !known.T2 && !known.T3)) return []
    const met = { by: context.me, at: circumstances.now }
    const after = completeReceivedCase(before, known, { ...met, arrived })
    return [
      ...(await completingWrites(context.table, before, after)),
      ...(arrived ? await followUpWrites(context.table, found, after, { ...met, on: order.body.date }) : []),
    ]
  }
}
