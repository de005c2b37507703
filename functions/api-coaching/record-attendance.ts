import type { Roster } from '@passerelle/contract/coaching'
import { type RecordAttendance, recordAttendance as record } from '@passerelle/domain/coaching'
import type { SessionId } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { CoachingContext } from './context.ts'
import { sessionEntry } from './entry.ts'
import { findRoster, viewRoster } from './read-roster.ts'

/**
 * Writes down how people attended: the instructor for all, a coach for their own cases. A roster whose answer was lost
 * and that is sent again finds that all of it is known, whatever the version, and changes nothing.
 */
export async function recordAttendance(
  context: CoachingContext,
  id: SessionId,
  command: RecordAttendance,
  expected: number,
): Promise<Roster> {
  const { session, entries } = await findRoster(context, id)
  const there = entries.filter(({ participant }) => participant !== undefined)
  const known = there.flatMap(({ attendance }) => (attendance ? [attendance] : []))
  const recorded = record(
    session,
    command,
    {
      among: there.map(({ participantId }) => participantId),
      known: new Map(known.map((attendance) => [attendance.participantId, attendance])),
    },
    context.me,
    context.clock.now().toISOString(),
  )
  if (recorded.attendances.length === 0) return viewRoster(session, entries)
  assertVersion(session, expected)
  const entry = sessionEntry(recorded.session, ['attendance'])
  await context.rosters.record(recorded.session, session, recorded.attendances, entry)
  const changed = new Map(recorded.attendances.map((attendance) => [attendance.participantId, attendance]))
  return viewRoster(
    recorded.session,
    entries.map((each) => {
      const attendance = changed.get(each.participantId)
      return attendance === undefined ? each : { ...each, attendance }
    }),
  )
}
