import * as z from 'zod'
import { countrySchema } from '../kernel/codes/countries.ts'
import { timeZoneSchema } from '../kernel/codes/time-zones.ts'
import { dateSchema, hourSchema, idSchema, instantSchema, line, refuse } from '../kernel/index.ts'
import { deliveryModeSchema } from '../programmes/index.ts'

/** How people come together (glossary: ShortCourse, GroupTraining, OneToOneCoaching, MobileCounselling). */
export const sessionKinds = ['short_course', 'group_training', 'one_to_one', 'mobile_counselling'] as const

export const sessionStates = ['planned', 'held', 'cancelled'] as const

export type SessionState = (typeof sessionStates)[number]

/** The length of a teaching unit in Germany, in minutes; a session may count in others. */
export const defaultUnitMinutes = 45

/** The most people whose attendance is written down at once: with their cases they fill a transaction. */
export const maxAttendancesAtOnce = 40

const particulars = {
  kind: z.enum(sessionKinds),
  deliveryMode: deliveryModeSchema,
  title: line(200).optional(),
  /** One of the programme's sites. */
  siteId: idSchema<'site'>().optional(),
  room: line(80).optional(),
  instructorId: idSchema<'member'>(),
  /** The day and hour that a clock on the wall of the place shows when it begins. */
  day: dateSchema,
  hour: hourSchema,
  timeZone: timeZoneSchema,
  teachingUnits: z.int().min(1).max(16),
  unitMinutes: z.int().min(30).max(60).meta({ description: 'minutes of one teaching unit' }),
  breakMinutes: z.int().min(0).max(240).meta({ description: 'minutes of all breaks together' }),
  capacity: z.int().min(1).max(300).meta({ description: 'how many persons at once' }),
}

/** A meeting of an instructor with participants, at one time and place. Names participants by their ids alone. */
export const sessionSchema = z.strictObject({
  id: idSchema<'session'>(),
  /** Grows by one with every change, of the roster too; the `ETag`. */
  version: z.int().min(1),
  changedAt: instantSchema,
  state: z.enum(sessionStates),
  programmeId: idSchema<'programme'>(),
  moduleId: idSchema<'module'>().optional(),
  ...particulars,
  /** Where the site is: whose holidays count. */
  country: countrySchema.optional(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  /** The series that it was planned in: its first session, and which of how many this one is. */
  series: z
    .strictObject({ first: idSchema<'session'>(), number: z.int().min(1), of: z.int().min(2) })
    .optional(),
  /** Those who have a place, and those who wait for one, the first come first. */
  enrolled: z.array(idSchema<'participant'>()),
  waiting: z.array(idSchema<'participant'>()),
})

export type Session = z.infer<typeof sessionSchema>

/** @throws Refused `not_possible` once a session was held or cancelled */
export function assertPlanned({ state }: Pick<Session, 'state'>): void {
  if (state !== 'planned') refuse({ code: 'not_possible', what: `session_${state}` })
}

/** A session as it is sent; with `weeks` it is held that many times, a week apart, at the same hour of the wall. */
export const newSessionSchema = z.strictObject({
  programmeId: idSchema<'programme'>(),
  moduleId: idSchema<'module'>().optional(),
  ...particulars,
  unitMinutes: particulars.unitMinutes.default(defaultUnitMinutes),
  breakMinutes: particulars.breakMinutes.default(0),
  /** Unless said, as many as the module takes, and one in a conversation of two. */
  capacity: particulars.capacity.optional(),
  weeks: z.int().min(1).max(52).default(1),
})

export type NewSession = z.output<typeof newSessionSchema>

/** The same before what it leaves out is filled in. */
export type SessionPlan = z.input<typeof newSessionSchema>

/** Changes of a session that is still planned: absent stays, `null` takes away. */
export const sessionChangeSchema = z.strictObject({
  deliveryMode: particulars.deliveryMode.optional(),
  title: line(200).nullable().optional(),
  siteId: idSchema<'site'>().nullable().optional(),
  room: line(80).nullable().optional(),
  instructorId: particulars.instructorId.optional(),
  day: particulars.day.optional(),
  hour: particulars.hour.optional(),
  timeZone: particulars.timeZone.optional(),
  teachingUnits: particulars.teachingUnits.optional(),
  unitMinutes: particulars.unitMinutes.optional(),
  breakMinutes: particulars.breakMinutes.optional(),
  capacity: particulars.capacity.optional(),
})

export type SessionChange = z.output<typeof sessionChangeSchema>
