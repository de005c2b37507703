import type { FollowUpView } from '@passerelle/contract/follow-up'
import { type RecordFollowUp, recordFollowUp as record } from '@passerelle/domain/follow-up'
import { type FollowUpId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { FollowUpContext } from './context.ts'
import { followUpEntry } from './entry.ts'
import { oneOf, seeing } from './list-follow-ups.ts'
import { returnOutcome } from './return-outcome.ts'
import { viewFollowUp } from './view-follow-ups.ts'

/**
 * Writes down how a follow-up went. One whose answer was lost and that is sent again finds that all of it is known,
 * whatever the version, and changes nothing.
 */
export function recordFollowUp(
  context: FollowUpContext,
  participant: ParticipantId,
  id: FollowUpId,
  command: RecordFollowUp,
  expected: number,
): Promise<FollowUpView> {
  return retryWhileContended(async () => {
    const found = await context.followUps.ofCase(participant)
    const before = oneOf(found.followUps, id)
    const { year, followUps, head } = found
    if (year === undefined) return refuse({ code: 'not_found' })
    const seen = seeing(context, found)
    const at = context.clock.now().toISOString()
    const now = record(before, command, { year, followUps }, context.me, at)
    if (now === undefined) return viewFollowUp(before, seen)
    assertVersion(before, expected)
    const entry = followUpEntry(now, Object.keys(command))
    const kept = () => context.followUps.replacing(head, before, now, entry)
    const isReturned = await returnOutcome(context, year, now, kept)
    if (!isReturned) await context.followUps.replace(head, before, now, entry)
    return viewFollowUp(now, seen)
  })
}
