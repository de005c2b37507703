import type { ReferralView } from '@passerelle/contract/exchange'
import type { CreateReferral } from '@passerelle/domain/exchange'
import { retryWhileContended } from '@passerelle/table'
import { assertOneHandover, beginReferral, findCandidate } from '@passerelle/table/exchange'
import { requireExchanger } from '@passerelle/table/tenancy'
import { type ExchangeContext, readerOf } from './context.ts'
import { draftFor } from './draft.ts'
import { viewOfDraft } from './view.ts'

/**
 * Begins a referral of one's own case; of two that are begun at once the later one sees the other. A case has one
 * handover to an organisation at a time.
 */
export function createReferral(context: ExchangeContext, entry: CreateReferral): Promise<ReferralView> {
  return retryWhileContended(async () => {
    const candidate = await findCandidate(context.table, context.reach, entry.participantId, entry.to)
    const draft = draftFor(context, candidate, entry, { id: context.ids.next<'referral'>() })
    await assertOneHandover(context.table, candidate.referrals, entry, readerOf(context))
    const beginning = await beginReferral(context.table, candidate, draft, [
      ...(entry.deputyId ? [requireExchanger(context.tenant, entry.deputyId, ['body', 'deputyId'])] : []),
    ])
    await context.referrals.create(beginning)
    return viewOfDraft(context, candidate, beginning, draft)
  })
}
