import type { ReferralView } from '@passerelle/contract/exchange'
import type { Participant } from '@passerelle/domain/casework'
import { type CreateReferral, draftReferral, type Referral } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import { demandActiveMember, findCandidate, noConsent } from '@passerelle/table'
import { actorOf, calendarsOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { viewOf } from './view.ts'

/** Begins a referral of one's own case. Whoever answers for the case answers for the referral. */
export async function createReferral(desk: ExchangeDesk, entry: CreateReferral): Promise<ReferralView> {
  const candidate = await findCandidate(desk.table, desk.reach, entry.participantId, entry.to)
  const { participant, corridor } = candidate
  const { coachId, returnCountry, plannedDeparture } = participant
  const deputyId = entry.deputyId ?? participant.deputyId
  if (deputyId === coachId) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'deputyId'], code: 'same_as_coach' }] })
  }
  const decision = draftReferral(
    { ...entry, arrivalWindow: entry.arrivalWindow ?? expectedArrival(participant), deputyId },
    {
      id: desk.ids.next<'referral'>(),
      from: desk.tenant,
      responsibleId: coachId,
      country: returnCountry,
      plannedDeparture: plannedDeparture?.date ?? plannedDeparture?.window?.from,
    },
    {
      now: desk.clock.now().toISOString(),
      actor: actorOf(desk, 'sender'),
      corridor,
      calendars: calendarsOf({ corridor, referral: { country: returnCountry } }),
    },
  )
  const { referral, warnings } = decision
  await desk.referrals.create(candidate, decision, entryOf(referral), [
    ...(entry.deputyId ? [demandActiveMember(desk.tenant, entry.deputyId, ['body', 'deputyId'])] : []),
  ])
  const { id, from, to } = referral
  const place = { id, from, to, participantId: participant.id }
  return { ...viewOf({ place, side: 'sender', referral, consent: noConsent }), warnings: [...warnings] }
}

/** Who is to leave is expected to arrive then. */
function expectedArrival({ plannedDeparture }: Participant): CreateReferral['arrivalWindow'] {
  const { date, window } = plannedDeparture ?? {}
  if (date !== undefined) return { earliest: date, latest: date }
  return window && { earliest: window.from, latest: window.to }
}

function entryOf(referral: Referral) {
  return {
    action: 'createReferral',
    aggregate: 'Referral',
    aggregateId: referral.id,
    version: referral.version,
    fields: Object.keys(referral),
    purpose: 'handover',
  }
}
