import type { FollowUpView } from '@passerelle/contract/follow-up'
import { type RecordFollowUp, recordFollowUp as record } from '@passerelle/domain/follow-up'
import { type FollowUpId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { FollowUpContext } from './context.ts'
import { followUpEntry } from './entry.ts'
import { oneOf, seeing } from './list-follow-ups.ts'
import { viewFollowUp } from './view-follow-ups.ts'

/**
 * Writes down how a follow-up went. One whose answer was lost and that is sent again finds that all of it is known,
 * whatever the version, and changes nothing.
 */
export async function recordFollowUp(
  context: FollowUpContext,
  participant: ParticipantId,
  id: FollowUpId,
  command: RecordFollowUp,
  expected: number,
): Promise<FollowUpView> {
  const found = await context.followUps.ofCase(participant)
  const before = oneOf(found.followUps, id)
  const { year, followUps, head } = found
  if (year === undefined) return refuse({ code: 'not_found' })
  const seen = seeing(context, found)
  const now = record(before, command, { year, followUps }, context.me, context.clock.now().toISOString())
  if (now === undefined) return viewFollowUp(before, seen)
  assertVersion(before, expected)
  await context.followUps.replace(head, before, now, followUpEntry(now, Object.keys(command)))
  return viewFollowUp(now, seen)
}
