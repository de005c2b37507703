import type { ReferralView } from '@passerelle/contract/exchange'
import { assertNotMerged } from '@passerelle/domain/casework'
import type { CreateReferral } from '@passerelle/domain/exchange'
import { assertOneHandover, beginReferral, findCandidate } from '@passerelle/table/exchange'
import { requireExchanger } from '@passerelle/table/tenancy'
import type { ExchangeContext } from './context.ts'
import { draftFor } from './draft.ts'
import { viewOfDraft } from './view.ts'

/** Begins a referral of one's own case. */
export async function createReferral(context: ExchangeContext, entry: CreateReferral): Promise<ReferralView> {
  const candidate = await findCandidate(context.table, context.reach, entry.participantId, entry.to)
  assertNotMerged(candidate.participant)
  await assertOneHandover(context.table, candidate.referrals, entry)
  const draft = draftFor(context, candidate, entry, { id: context.ids.next<'referral'>() })
  const beginning = await beginReferral(context.table, candidate, draft, [
    ...(entry.deputyId ? [requireExchanger(context.tenant, entry.deputyId, ['body', 'deputyId'])] : []),
  ])
  await context.referrals.create(beginning)
  return viewOfDraft(context, candidate, beginning, draft)
}
