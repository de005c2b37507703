import type { CaseFollowUps } from '@passerelle/contract/follow-up'
import { beginYearOf } from '@passerelle/domain/follow-up'
import { type CalendarDate, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { FollowUpContext } from './context.ts'
import { yearEntry } from './entry.ts'
import { seeing } from './list-follow-ups.ts'
import { viewYear } from './view-follow-ups.ts'

/** Begins the year of somebody who came by themselves, from the day on which a caseworker met them. */
export async function beginFollowUps(
  context: FollowUpContext,
  participantId: ParticipantId,
  contactOn: CalendarDate,
): Promise<CaseFollowUps> {
  const found = await context.followUps.ofCase(participantId)
  if (found.year !== undefined) refuse({ code: 'already_exists', what: 'follow_ups' })
  const counting = await context.followUps.countingOf(found)
  const begun = beginYearOf(
    found.head,
    {
      participantId,
      caseOpenedAt: found.head.openedAt,
      contactOn,
      by: context.me,
      at: context.clock.now().toISOString(),
    },
    counting,
    context.ids,
  )
  await context.followUps.begin(found.head, begun, yearEntry(participantId))
  return viewYear(begun, seeing(context, found))
}
