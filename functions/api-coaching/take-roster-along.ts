import type { Roster } from '@passerelle/contract/coaching'
import type { SessionId } from '@passerelle/domain/kernel'
import type { CoachingContext } from './context.ts'
import { sessionEntry } from './entry.ts'
import { findRoster, viewRoster } from './read-roster.ts'

/** The roster as it leaves the platform on a device: before anybody gets it, it is written down who took it. */
export async function takeRosterAlong(context: CoachingContext, id: SessionId): Promise<Roster> {
  const { session, entries } = await findRoster(context, id)
  await context.unitOfWork.noteReading(sessionEntry(session, ['roster', 'attendance']))
  return viewRoster(session, entries)
}
