import * as z from 'zod'
import { idSchema, instantSchema, line } from '../kernel/index.ts'
import { maxAttendancesAtOnce, type Session, sessionSchema } from './session.ts'
import { signatureFor, signatureSchema } from './signature.ts'

/** How somebody attended: `late` is there for some of the units, `excused` and `absent` for none. */
export const attendanceStatuses = ['attended', 'late', 'excused', 'absent'] as const

const entry = {
  status: z.enum(attendanceStatuses),
  /** The units that they were there for. */
  teachingUnits: z.int().min(0).max(16),
  note: line(200).optional(),
}

const written = {
  ...entry,
  recordedAt: instantSchema,
  recordedBy: idSchema<'member'>(),
  /** By the clock of a device without a network, where it was written down on one first. */
  notedAt: instantSchema.optional(),
  /** The person's own, with what they signed: a correction of the rest leaves it as it is. */
  signature: signatureFor({ status: entry.status, teachingUnits: entry.teachingUnits }).optional(),
}

/** What was written down before a correction, with the signature that another one took the place of. */
export const earlierAttendanceSchema = z.strictObject(written)

/** As many corrections as one attendance keeps. */
export const maxCorrections = 20

/**
 * A participant's attendance at one session: proof for a certificate and for a funder. It stands in the case, so it is
 * erased with the person, and says by itself of what it is.
 */
export const attendanceSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  sessionId: idSchema<'session'>(),
  version: z.int().min(1),
  programmeId: idSchema<'programme'>(),
  moduleId: idSchema<'module'>().optional(),
  kind: sessionSchema.shape.kind,
  startsAt: instantSchema,
  timeZone: sessionSchema.shape.timeZone,
  /** The units of the session. */
  plannedUnits: sessionSchema.shape.teachingUnits,
  ...written,
  /** The corrections of it, the first writing first; none where it still stands as it was written. */
  earlier: z.array(earlierAttendanceSchema).max(maxCorrections),
})

export type Attendance = z.infer<typeof attendanceSchema>

const lineSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  status: entry.status,
  /** Unless said, all of the session for somebody who attended, and none for somebody who was not there. */
  teachingUnits: entry.teachingUnits.optional(),
  note: entry.note,
  /**
   * The version of the attendance that was known when this was said, 0 where there was none: the line is then never a
   * correction of what somebody else wrote since. A note that it leaves out stays.
   */
  known: z.int().min(0).optional(),
  /** When it was said, by the clock of a device without a network. */
  notedAt: instantSchema.optional(),
  signature: signatureSchema.optional(),
})

/** The attendance of some of those who are enrolled; a line about somebody who has one already corrects it. */
export const recordAttendanceSchema = z.strictObject({
  lines: z.array(lineSchema).min(1).max(maxAttendancesAtOnce),
})

export type RecordAttendance = z.output<typeof recordAttendanceSchema>
export type AttendanceLine = RecordAttendance['lines'][number]

/** The units that somebody attended, by module and altogether. */
export type AttendedUnits = { readonly moduleId?: Session['moduleId']; readonly teachingUnits: number }

/** Sums the units of a module up, in the order in which the modules were first attended; sessions of none apart. */
export function attendedUnits(attendances: readonly Attendance[]): AttendedUnits[] {
  const byModule = Map.groupBy(attendances, ({ moduleId }) => moduleId)
  return [...byModule].map(([moduleId, those]) => ({
    ...(moduleId && { moduleId }),
    teachingUnits: those.reduce((sum, { teachingUnits }) => sum + teachingUnits, 0),
  }))
}
