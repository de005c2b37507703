import type { CaseAttendance } from '@passerelle/contract/coaching'
import { attendedUnits } from '@passerelle/domain/coaching'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { CoachingContext } from './context.ts'

/** The sessions that a person attended, and what they come to. */
export async function listAttendance(
  context: CoachingContext,
  participant: ParticipantId,
): Promise<CaseAttendance> {
  const items = [...(await context.rosters.ofCase(participant))]
  return { items, units: attendedUnits(items) }
}
