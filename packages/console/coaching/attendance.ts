import type { CallOptions } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import type { Roster, RosterLine } from './sessions.ts'

export const attendanceStatuses = [
  'attended',
  'late',
  'excused',
  'absent',
] as const satisfies readonly CodesOf<'attendance.status'>[]

export type AttendanceStatus = (typeof attendanceStatuses)[number]

type Line = { participantId: string; status: string; teachingUnits: string }
/** How each of those who have a place attended, as it is typed; an empty status says nothing. */
export type AttendanceEntry = { lines: Line[] }
type Body = CallOptions<'recordAttendance'>['body']

export function attendanceEntry({ lines }: Pick<Roster, 'lines'>): AttendanceEntry {
  return { lines: lines.filter(hasPlace).map(lineOf) }
}

function hasPlace({ place, erased }: RosterLine): boolean {
  return place === 'enrolled' && !erased
}

function lineOf({ participantId, attendance }: RosterLine): Line {
  return {
    participantId,
    status: attendance?.status ?? '',
    teachingUnits: attendance === undefined ? '' : String(attendance.teachingUnits),
  }
}

/** The lines that say something; of those that say what stood there already, none where others say something new. */
export function attendanceBody({ lines }: AttendanceEntry, first: AttendanceEntry): Body {
  const said = lines.filter(({ status }) => status !== '')
  const isNew = (line: Line) =>
    !first.lines.some(
      (before) =>
        before.participantId === line.participantId &&
        before.status === line.status &&
        (line.status !== 'late' || before.teachingUnits === line.teachingUnits),
    )
  const fresh = said.filter(isNew)
  const body = {
    lines: (fresh.length > 0 ? fresh : said).map(({ participantId, status, teachingUnits }) => ({
      participantId,
      status,
      ...(status === 'late' && { teachingUnits: typedNumber(teachingUnits) }),
    })),
  }
  return body as Body // what was typed may break a rule: the API refuses it by field
}
