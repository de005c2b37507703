import type { ReferralView } from '@passerelle/contract/exchange'
import { editParticipant } from '@passerelle/domain/casework'
import {
  type Assignment,
  changesHands,
  consentedTiers,
  decide,
  openReceivedCase,
  type Referral,
} from '@passerelle/domain/exchange'
import { type Instant, type Refusal, refuse } from '@passerelle/domain/kernel'
import type { Writes } from '@passerelle/table'
import {
  documentsIn,
  type FoundReferral,
  findReceivedCase,
  reassigningWrites,
} from '@passerelle/table/exchange'
import { requireExchanger } from '@passerelle/table/tenancy'
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
  const found = await context.referrals.find(id, {
    expected,
    tiers: ['T0', 'T1', 'T2'],
    with: ['receivedCase'],
  })
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
  await context.referrals.commit(found, {
    decision,
    ownCase,
    besides: await followedByCase(context, found, assignment, circumstances.now),
  })
  return viewOf(found, { decision, ownCase: ownCase.participant.id })
}

/** Those who are to answer for the person must work here in the moment in which it counts. */
function atWork({ tenant }: ExchangeContext, { responsibleId, deputyId }: Assignment): Writes {
  return [
    requireExchanger(tenant, responsibleId, ['body', 'responsibleId']),
    ...(deputyId ? [requireExchanger(tenant, deputyId, ['body', 'deputyId'])] : []),
  ]
}

/** A case that was opened with an acceptance before goes to those who take the person on now. */
async function followedByCase(
  context: ExchangeContext,
  found: FoundReferral<'receivedCase'>,
  assignment: Assignment,
  at: Instant,
): Promise<Writes> {
  const { table, me } = context
  const { responsibleId, deputyId } = assignment
  const working = atWork(context, assignment)
  const before = await findReceivedCase(table, found)
  if (before === undefined) return working
  const now = editParticipant(before, { coachId: responsibleId, deputyId: deputyId ?? null }, me, at)
  return changesHands({ before, now })
    ? reassigningWrites(table, before, now, found.place.id, working)
    : working
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
