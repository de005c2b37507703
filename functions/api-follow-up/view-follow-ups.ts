import type { CaseFollowUps, FollowUpView } from '@passerelle/contract/follow-up'
import { localDay } from '@passerelle/domain/calendar'
import {
  type BegunYear,
  type Counting,
  dueStateOf,
  type FollowUp,
  type FollowUpYear,
} from '@passerelle/domain/follow-up'
import type { Clock } from '@passerelle/domain/kernel'

type Seeing = { readonly clock: Clock; readonly counting: Pick<Counting, 'calendar'> }

/** A follow-up as members see it: with how it stands on the day that it is at the organisation. */
export function viewFollowUp(followUp: FollowUp, { clock, counting }: Seeing): FollowUpView {
  const due = dueStateOf(followUp, localDay(clock.now().toISOString(), counting.calendar.timeZone))
  return { ...followUp, ...(due && { due }) }
}

export function viewYear(
  {
    year,
    followUps,
  }: { readonly year: FollowUpYear | undefined; readonly followUps: BegunYear['followUps'] },
  seeing: Seeing,
): CaseFollowUps {
  return {
    ...(year && { year: withoutKeys(year) }),
    items: followUps.map((followUp) => viewFollowUp(followUp, seeing)),
  }
}

function withoutKeys({ participantId: _, version: __, ...year }: FollowUpYear) {
  return year
}
