import { type FieldError, type Instant, type MemberId, type ParticipantId, refuse } from '../kernel/index.ts'
import { type Attendance, type AttendanceLine, maxCorrections, type RecordAttendance } from './attendance.ts'
import type { Session } from './session.ts'

/** Those whose attendance the member may write down, and the attendances that the session has of them already. */
export type OnRoster = {
  readonly among: readonly ParticipantId[]
  readonly known: ReadonlyMap<ParticipantId, Attendance>
}

/** A session after its attendance was written down, and each attendance as it now is. */
export type Recorded = { readonly session: Session; readonly attendances: readonly Attendance[] }

/**
 * Writes down how people attended. A line that says what is known already changes nothing, so a roster that is sent
 * twice is recorded once; one that says something else is a correction, and what stood before is kept.
 *
 * @throws Refused `not_possible` for a session that was cancelled or has not begun; `invalid`, with the line, for
 *   somebody who has no place in it, who stands there twice, or with units that cannot be
 */
export function recordAttendance(
  session: Session,
  { lines }: RecordAttendance,
  { among, known }: OnRoster,
  by: MemberId,
  at: Instant,
): Recorded {
  if (session.state === 'cancelled') refuse({ code: 'not_possible', what: 'session_cancelled' })
  if (at < session.startsAt) refuse({ code: 'not_possible', what: 'session_ahead' })
  const errors = lines.flatMap((entry, index) =>
    faultOf(entry, session, among, lines.slice(0, index)).map(({ path, ...fault }) => ({
      path: ['body', 'lines', index, ...path],
      ...fault,
    })),
  )
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  const attendances = lines.flatMap((entry) => {
    const before = known.get(entry.participantId)
    const said = {
      status: entry.status,
      teachingUnits: unitsOf(entry, session),
      ...(entry.note && { note: entry.note }),
    }
    return before !== undefined && isSame(before, said) ? [] : [written(session, entry, said, before, by, at)]
  })
  return {
    session: { ...session, version: session.version + 1, changedAt: at, state: 'held' },
    attendances,
  }
}

type Said = Pick<Attendance, 'status' | 'teachingUnits' | 'note'>

function isSame(before: Said, said: Said): boolean {
  return (
    before.status === said.status && before.teachingUnits === said.teachingUnits && before.note === said.note
  )
}

function written(
  session: Session,
  { participantId }: AttendanceLine,
  said: Said,
  before: Attendance | undefined,
  by: MemberId,
  at: Instant,
): Attendance {
  const earlier = before === undefined ? [] : [...before.earlier, earlierOf(before)]
  if (earlier.length > maxCorrections) {
    refuse({ code: 'limit_reached', what: 'corrections', limit: maxCorrections })
  }
  return {
    participantId,
    sessionId: session.id,
    version: (before?.version ?? 0) + 1,
    programmeId: session.programmeId,
    ...(session.moduleId && { moduleId: session.moduleId }),
    kind: session.kind,
    startsAt: session.startsAt,
    timeZone: session.timeZone,
    plannedUnits: session.teachingUnits,
    ...said,
    recordedAt: at,
    recordedBy: by,
    earlier,
  }
}

function earlierOf({ status, teachingUnits, note, recordedAt, recordedBy }: Attendance) {
  return { status, teachingUnits, ...(note && { note }), recordedAt, recordedBy }
}

function unitsOf({ status, teachingUnits }: AttendanceLine, session: Session): number {
  return teachingUnits ?? (status === 'attended' ? session.teachingUnits : 0)
}

/** The faults of a line, with their paths from the line on. */
function faultOf(
  { participantId, status, teachingUnits }: AttendanceLine,
  session: Session,
  among: readonly ParticipantId[],
  before: readonly AttendanceLine[],
): FieldError[] {
  const units = session.teachingUnits
  const path = ['teachingUnits']
  const isThere = session.enrolled.includes(participantId) && among.includes(participantId)
  if (!isThere) return [{ path: ['participantId'], code: 'not_enrolled' }]
  if (before.some((other) => other.participantId === participantId)) {
    return [{ path: ['participantId'], code: 'twice' }]
  }
  if (status === 'late' && teachingUnits === undefined) return [{ path, code: 'required' }]
  const wasThere = status === 'attended' || status === 'late'
  if (!wasThere && (teachingUnits ?? 0) > 0) return [{ path, code: 'not_there' }]
  if (wasThere && teachingUnits === 0) return [{ path, code: 'too_small_value', params: { limit: 1 } }]
  if ((teachingUnits ?? 0) > units) return [{ path, code: 'beyond_session', params: { units } }]
  return []
}
