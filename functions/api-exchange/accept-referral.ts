import type { ReferralView } from '@passerelle/contract/exchange'
import { consentedTiers, decide, openReceivedCase, type Referral } from '@passerelle/domain/exchange'
import { type Refusal, refuse } from '@passerelle/domain/kernel'
import { demandActiveMember, documentsIn, type FoundReferral, openingWrites } from '@passerelle/table'
import type { Asked } from './asked.ts'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/** Takes somebody on, names who is responsible and who stands in, and opens a case of one's own from what is open now. */
export async function acceptReferral(
  desk: ExchangeDesk,
  { id, expected, action, order }: Asked<'accept'>,
): Promise<ReferralView> {
  const found = await desk.referrals.find(id, { expected, tiers: ['T0', 'T1', 'T2'] })
  const circumstances = circumstancesOf(desk, found)
  const decision = decide(asOffered(found), order, circumstances)
  const { referral } = decision
  if (referral.receiver === undefined) throw new TypeError('accepted by nobody')
  const { responsibleId, deputyId } = referral.receiver
  const received = documentsIn(found, consentedTiers(referral))
  if (received.T0 === undefined || received.T1 === undefined) {
    refuse(whyLocked(found))
  }

  const ownCase = openReceivedCase(referral, received, {
    id: found.place.participantId ?? desk.ids.next<'participant'>(),
    desk: referral.receiver,
    by: desk.me,
    at: circumstances.now,
    ids: desk.ids,
  })
  const isNew = found.place.participantId === undefined
  await desk.referrals.commit(found, {
    action,
    decision,
    ownCase: ownCase.participant.id,
    besides: [
      ...(isNew ? await openingWrites(desk.table, ownCase, found.place) : []),
      demandActiveMember(desk.tenant, responsibleId, ['body', 'responsibleId']),
      ...(deputyId ? [demandActiveMember(desk.tenant, deputyId, ['body', 'deputyId'])] : []),
    ],
  })
  return viewOf(found, { decision, ownCase: ownCase.participant.id })
}

/**
 * Who took a yes back has to ask for the package anew. What a limit kept back when it was offered, the sender has not let
 * go of yet. Otherwise what took the key away came a moment ago.
 */
function whyLocked({ referral, corridor }: FoundReferral): Refusal {
  if (referral.receiver) return { code: 'not_possible', what: 'package_destroyed' }
  return corridor?.limits ? { code: 'not_possible', what: 'package_held_back' } : { code: 'contended' }
}

/**
 * The day of the planned departure is the sender's to know. The arrival that was offered stands in for it, so that the
 * limits that count from it do so at the receiver as well.
 */
function asOffered(found: FoundReferral): Referral {
  const { request } = documentsIn(found, found.referral.openTiers).T0 ?? {}
  if (request === undefined) return found.referral
  // Brought forward since, the departure is a matter of days: they count from now.
  if (found.referral.advancedAt !== undefined) return { ...found.referral, request }
  const { earliest } = request.arrivalWindow ?? {}
  return { ...found.referral, request: { ...request, ...(earliest && { plannedDeparture: earliest }) } }
}
