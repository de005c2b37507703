import type { ReferralView } from '@passerelle/contract/exchange'
import { decide } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import { beginReferral, candidateKeys, noConsent, readCandidate } from '@passerelle/table'
import type { Asked } from './asked.ts'
import { circumstancesOf, demandCommand } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { draftFor } from './draft.ts'
import { viewOf } from './view.ts'

/**
 * Tries again after a record has ended: the same organisation, or another one. What was needed is taken over, what was
 * consented to is not: that was for the old record alone. Both records are written in one transaction.
 */
export async function succeedReferral(
  desk: ExchangeDesk,
  { id: old, expected, action, order }: Asked<'reopen' | 'reroute'>,
): Promise<ReferralView> {
  const recipientOf = <To>(same: To) => (order.command === 'reroute' ? order.body.to : same)
  const found = await desk.referrals.find(old, {
    expected,
    besides: ({ participantId, to }) =>
      participantId ? candidateKeys(desk.tenant, participantId, recipientOf(to)) : [],
  })
  demandCommand(desk, found, order)
  const { referral, place, person, besides } = found
  const { request, kind, urgency } = referral
  const to = recipientOf(referral.to)
  if (order.command === 'reroute' && to === referral.to) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'to'], code: 'same_recipient' }] })
  }
  const candidate =
    place.participantId && readCandidate(desk.tenant, place.participantId, to, besides, person)
  // The person was erased since, and with them what was asked for.
  if (!candidate || request === undefined) return refuse({ code: 'not_possible', what: 'person_erased' })

  const id = desk.ids.next<'referral'>()
  const draft = draftFor(
    desk,
    candidate,
    { participantId: candidate.head.id, to, kind, needs: request.needs, urgency },
    { id, supersedes: referral.id },
  )
  const decision = decide(referral, order, { ...circumstancesOf(desk, found), successor: id })
  const beginning = await beginReferral(desk.table, candidate, draft)
  await desk.referrals.succeed(found, { action, decision }, beginning)
  const view = viewOf({
    place: beginning.place,
    side: 'sender',
    referral: draft.referral,
    consent: noConsent,
  })
  return { ...view, warnings: [...draft.warnings] }
}
