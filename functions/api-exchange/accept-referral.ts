import type { ReferralView } from '@passerelle/contract/exchange'
import {
  type Assignment,
  consentedTiers,
  decide,
  openReceivedCase,
  type Referral,
} from '@passerelle/domain/exchange'
import { type Refusal, refuse } from '@passerelle/domain/kernel'
import type { Writes } from '@passerelle/table'
import { documentsIn, type FoundReferral } from '@passerelle/table/exchange'
import { requireActiveMember } from '@passerelle/table/tenancy'
import type { ReferralCommand } from './command.ts'
import { circumstancesOf, type ExchangeContext } from './context.ts'
import { viewOf } from './view.ts'

/**
 * Takes somebody on, names who is responsible and who stands in, and opens a case of one's own from what is open now.
 */
export async function acceptReferral(
  context: ExchangeContext,
  { id, expected, order }: ReferralCommand<'accept'>,
): Promise<ReferralView> {
  const found = await context.referrals.find(id, { expected, tiers: ['T0', 'T1', 'T2'] })
  const circumstances = circumstancesOf(context, found)
  const decision = decide(asOffered(found), order, circumstances)
  const { receiver: assignment } = decision.referral
  if (assignment === undefined) throw new TypeError('accepted by nobody')
  const received = documentsIn(found, consentedTiers(decision.referral))
  if (received.T0 === undefined || received.T1 === undefined) refuse(whyLocked(found))

  const ownCase = openReceivedCase(decision.referral, received, {
    id: found.place.participantId ?? context.ids.next<'participant'>(),
    assignment,
    by: context.me,
    at: circumstances.now,
    ids: context.ids,
  })
  await context.referrals.commit(found, { decision, ownCase, besides: atWork(context, assignment) })
  return viewOf(found, { decision, ownCase: ownCase.participant.id })
}

/** Those who are to answer for the person must work here in the moment in which it counts. */
function atWork({ tenant }: ExchangeContext, { responsibleId, deputyId }: Assignment): Writes {
  return [
    requireActiveMember(tenant, responsibleId, ['body', 'responsibleId']),
    ...(deputyId ? [requireActiveMember(tenant, deputyId, ['body', 'deputyId'])] : []),
  ]
}

/**
 * A receiver who took a yes back has to ask for the package anew. A tier that a limit kept back when it was offered,
 * the sender has not let go of yet. Otherwise what took the key away came a moment ago.
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
