import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import { assertOneHandover, beginReferral } from '@passerelle/table/exchange'
import type { ReferralCommand } from './command.ts'
import { assertCommand, circumstancesOf, type ExchangeContext, readerOf } from './context.ts'
import { draftFor } from './draft.ts'
import { viewOfDraft } from './view.ts'

/**
 * Tries again after a record has ended: the same organisation, or another one. The needs are taken over, what was
 * consented to is not: that was for the old record alone. Both records are written in one transaction.
 */
export async function succeedReferral(
  context: ExchangeContext,
  { id: old, expected, order }: ReferralCommand<'reopen' | 'reroute'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(old, {
    expected,
    with: ['candidate'],
    ...(order.command === 'reroute' && { recipient: order.body.to }),
  })
  assertCommand(context, found, order)
  const { referral, candidate } = found
  const { request, kind, urgency } = referral
  const to = order.command === 'reroute' ? order.body.to : referral.to
  if (order.command === 'reroute' && to === referral.to) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'to'], code: 'same_recipient' }] })
  }
  // The person was erased since, and with them what was asked for.
  if (candidate === undefined || request === undefined)
    return refuse({ code: 'not_possible', what: 'person_erased' })

  const id = context.ids.next<'referral'>()
  const draft = draftFor(
    context,
    candidate,
    { participantId: candidate.head.id, to, kind, needs: request.needs, urgency },
    { id, supersedes: referral.id },
  )
  const decision = decide(referral, order, { ...circumstancesOf(context, found), successor: id })
  await assertOneHandover(context.table, candidate.referrals, { kind, to }, readerOf(context), referral.id)
  const beginning = await beginReferral(context.table, candidate, draft)
  await context.referrals.succeed(found, { decision }, beginning)
  return viewOfDraft(context, candidate, beginning, draft)
}
