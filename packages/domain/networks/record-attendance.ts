import { type FieldError, type Instant, type InstitutionId, type MemberId, refuse } from '../kernel/index.ts'
import type { EventAttendance, NetworkEvent, RecordEventAttendance } from './event.ts'

/** As many editions of its attendance as an event keeps. */
export const maxAttendanceEditions = 50

/** An event after its attendance was written down, and the edition of it; none where all of it was known already. */
export type RecordedEvent = { readonly event: NetworkEvent; readonly edition?: EventAttendance }

/**
 * Writes down who came to an event, as heads by institution. What is known already changes nothing; what differs is a
 * correction, and each edition is kept.
 *
 * @param known the institutions that the organisation keeps
 * @throws Refused `not_possible` for an event that was cancelled or has not begun; `invalid`, with the line, for an
 *   institution that is not kept or stands there twice, or for more who came before than who came
 */
export function recordEventAttendance(
  event: NetworkEvent,
  command: RecordEventAttendance,
  known: ReadonlySet<InstitutionId>,
  by: MemberId,
  at: Instant,
): RecordedEvent {
  if (event.state === 'cancelled') refuse({ code: 'not_possible', what: 'event_cancelled' })
  if (at < event.startsAt) refuse({ code: 'not_possible', what: 'event_ahead' })
  const errors = faultsOf(command, known)
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  if (event.attendance !== undefined && isSame(event.attendance, command)) return { event }
  const version = (event.attendance?.version ?? 0) + 1
  if (version > maxAttendanceEditions) {
    refuse({ code: 'limit_reached', what: 'attendance_editions', limit: maxAttendanceEditions })
  }
  const { lines, others } = command
  const attendance = { version, recordedAt: at, recordedBy: by, lines, others }
  return {
    event: { ...event, version: event.version + 1, changedAt: at, state: 'held', attendance },
    edition: { eventId: event.id, ...attendance },
  }
}

function faultsOf({ lines, others }: RecordEventAttendance, known: ReadonlySet<InstitutionId>): FieldError[] {
  const seen = new Set<InstitutionId>()
  const faults = lines.flatMap(({ institutionId, ...heads }, at): FieldError[] => {
    const path = ['body', 'lines', at]
    if (!known.has(institutionId)) return [{ path: [...path, 'institutionId'], code: 'unknown_reference' }]
    if (seen.has(institutionId)) return [{ path: [...path, 'institutionId'], code: 'twice' }]
    seen.add(institutionId)
    return tooManyReturn(path, heads)
  })
  return [...faults, ...tooManyReturn(['body', 'others'], others)]
}

function tooManyReturn(
  path: FieldError['path'],
  { persons, returning }: RecordEventAttendance['others'],
): FieldError[] {
  if (returning <= persons) return []
  return [{ path: [...path, 'returning'], code: 'too_big_value', params: { limit: persons } }]
}

/** Whether both say the same of the same institutions, in whichever order. */
function isSame(one: RecordEventAttendance, other: RecordEventAttendance): boolean {
  return textOf(one) === textOf(other)
}

function textOf({ lines, others }: RecordEventAttendance): string {
  const written = lines.map(
    ({ institutionId, persons, returning }) => `${institutionId} ${persons} ${returning}`,
  )
  return [...written.toSorted(), `${others.persons} ${others.returning}`].join('\n')
}
