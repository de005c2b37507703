import type { FollowUpView } from '@passerelle/contract/follow-up'
import { planFollowUp as plan } from '@passerelle/domain/follow-up'
import type { CalendarDate, ParticipantId } from '@passerelle/domain/kernel'
import type { FollowUpContext } from './context.ts'
import { followUpEntry } from './entry.ts'
import { seeing } from './list-follow-ups.ts'
import { viewFollowUp } from './view-follow-ups.ts'

/** Plans one more follow-up of a case, on a day of one's own choice. */
export async function planFollowUp(
  context: FollowUpContext,
  participant: ParticipantId,
  aimedOn: CalendarDate,
): Promise<FollowUpView> {
  const found = await context.followUps.ofCase(participant)
  const at = context.clock.now().toISOString()
  const followUp = plan(
    aimedOn,
    found,
    { ...found.counting, caseOpenedAt: found.head.openedAt },
    at,
    context.ids,
  )
  await context.followUps.add(found.head, followUp, followUpEntry(followUp, ['aimedOn']))
  return viewFollowUp(followUp, seeing(context, found))
}
