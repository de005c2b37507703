import type { ReferralView } from '@passerelle/contract/exchange'
import type { CreateReferral } from '@passerelle/domain/exchange'
import { beginReferral, demandActiveMember, findCandidate, noConsent } from '@passerelle/table'
import type { ExchangeDesk } from './desk.ts'
import { draftFor } from './draft.ts'
import { viewOf } from './view.ts'

/** Begins a referral of one's own case. */
export async function createReferral(desk: ExchangeDesk, entry: CreateReferral): Promise<ReferralView> {
  const candidate = await findCandidate(desk.table, desk.reach, entry.participantId, entry.to)
  const draft = draftFor(desk, candidate, entry, { id: desk.ids.next<'referral'>() })
  const beginning = await beginReferral(desk.table, candidate, draft, [
    ...(entry.deputyId ? [demandActiveMember(desk.tenant, entry.deputyId, ['body', 'deputyId'])] : []),
  ])
  await desk.referrals.create(beginning)
  const { referral, warnings } = draft
  const view = viewOf({ place: beginning.place, side: 'sender', referral, consent: noConsent })
  return { ...view, warnings: [...warnings] }
}
