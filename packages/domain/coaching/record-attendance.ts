import {
  type FieldError,
  type Instant,
  type MemberId,
  type ParticipantId,
  plusHours,
  refuse,
} from '../kernel/index.ts'
import { type Attendance, type AttendanceLine, maxCorrections, type RecordAttendance } from './attendance.ts'
import type { Session } from './session.ts'
import { isSameSignature } from './signature.ts'

/** Those whose attendance the member may write down, and the attendances that the session has of them already. */
export type OnRoster = {
  readonly among: readonly ParticipantId[]
  readonly known: ReadonlyMap<ParticipantId, Attendance>
}

/** A session after its attendance was written down, and each attendance as it now is. */
export type Recorded = { readonly session: Session; readonly attendances: readonly Attendance[] }

/**
 * Writes down how people attended. A line that says what is known already changes nothing, so a roster that is sent
 * twice is recorded once; one that says something else is a correction, and what stood before is kept. Where any line
 * cannot be written, none is.
 *
 * @throws Refused `not_possible` for a session that was cancelled or has not begun; `invalid`, with the line, for
 *   somebody who has no place in it, who stands there twice, with units that cannot be, or with a time at which the
 *   session was not on; `written_meanwhile`, with each line that would write over what its sender did not know of
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
    [...faultOf(entry, session, among, lines.slice(0, index)), ...untimely(entry, session, at)].map(
      ({ path, ...fault }) => ({ path: ['body', 'lines', index, ...path], ...fault }),
    ),
  )
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  const said = lines.map((entry) => saidIn(entry, session, known.get(entry.participantId)))
  const contested = said.flatMap((each, index): FieldError[] =>
    isContested(each) ? [{ path: ['body', 'lines', index, 'known'], code: 'changed_meanwhile' }] : [],
  )
  if (contested.length > 0) refuse({ code: 'written_meanwhile', errors: contested })
  return {
    session: { ...session, version: session.version + 1, changedAt: at, state: 'held' },
    attendances: said.filter(isNews).map((each) => written(session, each, by, at)),
  }
}

type Values = Pick<Attendance, 'status' | 'teachingUnits' | 'note'>

/** A line, what it comes to, and what stands there already. */
type Said = {
  readonly entry: AttendanceLine
  readonly values: Values
  readonly before: Attendance | undefined
}

function saidIn(entry: AttendanceLine, session: Session, before: Attendance | undefined): Said {
  const note = entry.note ?? (entry.known === undefined ? undefined : before?.note)
  const values = { status: entry.status, teachingUnits: unitsOf(entry, session), ...(note && { note }) }
  return { entry, values, before }
}

/** Whether a line would write over something that whoever sent it did not know of. */
function isContested({ entry, values, before }: Said): boolean {
  if (entry.known === undefined || entry.known === (before?.version ?? 0)) return false
  if (before === undefined || !isSame(before, values)) return true
  return isSignedAnew(entry, before) && before.signature !== undefined
}

function isNews({ entry, values, before }: Said): boolean {
  return before === undefined || !isSame(before, values) || isSignedAnew(entry, before)
}

function isSignedAnew({ signature }: AttendanceLine, before: Attendance): boolean {
  if (signature === undefined) return false
  return before.signature === undefined || !isSameSignature(signature, before.signature)
}

function isSame(before: Values, said: Values): boolean {
  return (
    before.status === said.status && before.teachingUnits === said.teachingUnits && before.note === said.note
  )
}

function written(session: Session, { entry, values, before }: Said, by: MemberId, at: Instant): Attendance {
  const { status, teachingUnits } = values
  const signature = entry.signature ? { ...entry.signature, status, teachingUnits } : before?.signature
  // A signature that comes to what stands there is no correction of it.
  if (before !== undefined && before.signature === undefined && isSame(before, values)) {
    return { ...before, version: before.version + 1, ...(signature && { signature }) }
  }
  const earlier = before === undefined ? [] : [...before.earlier, earlierOf(before, entry)]
  if (earlier.length > maxCorrections) {
    refuse({ code: 'limit_reached', what: 'corrections', limit: maxCorrections })
  }
  return {
    participantId: entry.participantId,
    sessionId: session.id,
    version: (before?.version ?? 0) + 1,
    programmeId: session.programmeId,
    ...(session.moduleId && { moduleId: session.moduleId }),
    kind: session.kind,
    startsAt: session.startsAt,
    timeZone: session.timeZone,
    plannedUnits: session.teachingUnits,
    ...values,
    recordedAt: at,
    recordedBy: by,
    ...(entry.notedAt && { notedAt: entry.notedAt }),
    ...(signature && { signature }),
    earlier,
  }
}

/** What stood before, with its signature where another one comes. */
function earlierOf(
  { status, teachingUnits, note, recordedAt, recordedBy, notedAt, signature }: Attendance,
  { signature: other }: AttendanceLine,
): Attendance['earlier'][number] {
  return {
    status,
    teachingUnits,
    ...(note && { note }),
    recordedAt,
    recordedBy,
    ...(notedAt && { notedAt }),
    ...(signature && other && { signature }),
  }
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

/** How far the clock of a device may be ahead of ours, in minutes. */
const clocksApart = 5

/** What a device says of the time, where that cannot be. */
function untimely({ notedAt, signature }: AttendanceLine, { startsAt }: Session, at: Instant): FieldError[] {
  const latest = plusHours(at, clocksApart / 60)
  const said = [
    [['notedAt'], notedAt],
    [['signature', 'signedAt'], signature?.signedAt],
  ] as const
  return said.flatMap(([path, instant]): FieldError[] => {
    if (instant === undefined) return []
    if (instant > latest) return [{ path, code: 'instant_ahead' }]
    return instant < startsAt ? [{ path, code: 'before_session' }] : []
  })
}
