import * as z from 'zod'
import { countrySchema } from '../kernel/codes/countries.ts'
import { timeZoneSchema } from '../kernel/codes/time-zones.ts'
import { dateSchema, hourSchema, idSchema, instantSchema, line, refuse, text } from '../kernel/index.ts'
import { deliveryModeSchema } from '../programmes/index.ts'

/** What an event is (glossary: NetworkEvent). At a training of trainers it is teachers who learn. */
export const eventKinds = [
  'networking_day',
  'dialogue',
  'information_event',
  'training_of_trainers',
  'workshop',
] as const

export type EventKind = (typeof eventKinds)[number]

export const eventStates = ['planned', 'held', 'cancelled'] as const

/** The longest event: fourteen days, as a training of trainers may take. */
export const longestEventMinutes = 14 * 24 * 60

/** The most institutions whose attendance at one event is written down. */
export const maxAttendingInstitutions = 300

const maxHeads = 10_000

const particulars = {
  kind: z.enum(eventKinds),
  title: line(200),
  /** The form of the dialogue, for example `round table`: however often one is held, it counts once as a form. */
  format: line(120).optional(),
  networkId: idSchema<'network'>().optional(),
  /** The day and hour that a clock on the wall of the place shows when it begins. */
  day: dateSchema,
  hour: hourSchema,
  timeZone: timeZoneSchema,
  minutes: z.int().min(15).max(longestEventMinutes).meta({ description: 'from its beginning to its end' }),
  deliveryMode: deliveryModeSchema,
  place: line(160).optional(),
  country: countrySchema.optional(),
  /** What is on when, and who leads it. */
  agenda: text(4000).optional(),
  capacity: z.int().min(1).max(maxHeads).optional(),
}

/** How many came from an institution: heads and no names. */
export const attendingSchema = z.strictObject({
  institutionId: idSchema<'institution'>(),
  persons: z.int().min(1).max(maxHeads),
  /** How many of them came to an earlier event of the programme already, and so are counted there. */
  returning: z.int().min(0).max(maxHeads),
})

const heads = {
  lines: z.array(attendingSchema).max(maxAttendingInstitutions),
  /** Those who came from no institution. */
  others: z.strictObject({
    persons: z.int().min(0).max(maxHeads),
    returning: z.int().min(0).max(maxHeads),
  }),
}

/** The attendance of an event as it was written down at one time; a correction is another edition of it. */
export const eventAttendanceSchema = z.strictObject({
  eventId: idSchema<'event'>(),
  /** The number of the edition, the first writing being 1. */
  version: z.int().min(1),
  recordedAt: instantSchema,
  recordedBy: idSchema<'member'>(),
  ...heads,
})

export type EventAttendance = z.infer<typeof eventAttendanceSchema>

/** A meeting of institutions in a programme. Names institutions by their ids, and no person. */
export const networkEventSchema = z.strictObject({
  id: idSchema<'event'>(),
  version: z.int().min(1),
  changedAt: instantSchema,
  state: z.enum(eventStates),
  programmeId: idSchema<'programme'>(),
  ...particulars,
  startsAt: instantSchema,
  endsAt: instantSchema,
  /** As it stands now, once it was written down. */
  attendance: eventAttendanceSchema.omit({ eventId: true }).optional(),
})

export type NetworkEvent = z.infer<typeof networkEventSchema>

export const newEventSchema = z.strictObject({ programmeId: idSchema<'programme'>(), ...particulars })

export type NewEvent = z.output<typeof newEventSchema>

/** Changes of an event that is still planned: absent stays, `null` takes away. */
export const eventChangeSchema = z.strictObject({
  kind: particulars.kind.optional(),
  title: particulars.title.optional(),
  format: line(120).nullable().optional(),
  networkId: idSchema<'network'>().nullable().optional(),
  day: particulars.day.optional(),
  hour: particulars.hour.optional(),
  timeZone: particulars.timeZone.optional(),
  minutes: particulars.minutes.optional(),
  deliveryMode: particulars.deliveryMode.optional(),
  place: line(160).nullable().optional(),
  country: countrySchema.nullable().optional(),
  agenda: text(4000).nullable().optional(),
  capacity: particulars.capacity.unwrap().nullable().optional(),
})

export type EventChange = z.output<typeof eventChangeSchema>

/** The attendance of an event, all of it: what an earlier edition said and this one does not is no longer so. */
export const recordEventAttendanceSchema = z.strictObject({
  lines: z
    .array(attendingSchema.extend({ returning: attendingSchema.shape.returning.default(0) }))
    .max(maxAttendingInstitutions),
  others: heads.others.default({ persons: 0, returning: 0 }),
})

export type RecordEventAttendance = z.output<typeof recordEventAttendanceSchema>

/** @throws Refused `not_possible` once an event was held or cancelled */
export function assertPlanned({ state }: Pick<NetworkEvent, 'state'>): void {
  if (state !== 'planned') refuse({ code: 'not_possible', what: `event_${state}` })
}
