import { type Participant, refuseOwnDeputy } from '@passerelle/domain/casework'
import { type CreateReferral, draftReferral } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { type Candidate, calendarsOf } from '@passerelle/table/exchange'
import { actorOf, type ExchangeContext } from './context.ts'

/**
 * A new referral of one of one's own cases, as the case is now. The coach and deputy of the case answer for the
 * referral.
 *
 * @param supersedes the record that this one follows upon
 * @throws {Refused} `invalid` where a deputy is named who is the coach, `forbidden`, and what the corridor refuses
 */
export function draftFor(
  context: ExchangeContext,
  { participant, corridor }: Candidate,
  entry: CreateReferral,
  { id, supersedes }: { readonly id: ReferralId; readonly supersedes?: ReferralId },
): ReturnType<typeof draftReferral> {
  const { coachId, returnCountry, plannedDeparture } = participant
  const deputyId = entry.deputyId ?? participant.deputyId
  refuseOwnDeputy(coachId, deputyId)
  return draftReferral(
    { ...entry, arrivalWindow: entry.arrivalWindow ?? expectedArrival(participant), deputyId },
    {
      id,
      from: context.tenant,
      responsibleId: coachId,
      country: returnCountry,
      plannedDeparture: plannedDeparture?.date ?? plannedDeparture?.window?.from,
      supersedes,
    },
    {
      now: context.clock.now().toISOString(),
      actor: actorOf(context, 'sender'),
      corridor,
      calendars: calendarsOf({ corridor, referral: { country: returnCountry } }),
    },
  )
}

/** A person who is to leave is expected to arrive then. */
function expectedArrival({ plannedDeparture }: Participant): CreateReferral['arrivalWindow'] {
  const { date, window } = plannedDeparture ?? {}
  if (date !== undefined) return { earliest: date, latest: date }
  return window && { earliest: window.from, latest: window.to }
}
