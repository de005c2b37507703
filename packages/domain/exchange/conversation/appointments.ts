import * as z from 'zod'
import { localDay } from '../../calendar/zones.ts'
import { countrySchema } from '../../kernel/codes/countries.ts'
import { timeZoneSchema } from '../../kernel/codes/time-zones.ts'
import type { FieldCode } from '../../kernel/field-codes.ts'
import { type Id, idSchema, type MemberId } from '../../kernel/ids.ts'
import { type FieldError, refuse } from '../../kernel/refusal.ts'
import { text } from '../../kernel/text.ts'
import { type Instant, instantSchema, plusDays } from '../../kernel/time.ts'
import type { Referral } from '../referral/referral.ts'
import { type Owner, ownerSchema } from '../referral/states.ts'
import type { Slot } from './meeting.ts'

/** The subjects of appointments between two organisations within a referral (glossary: Vorabgespräch). */
export const appointmentKinds = ['pre_departure_call', 'first_contact'] as const

export const appointmentStates = ['proposed', 'agreed', 'cancelled', 'held', 'missed'] as const

export const slotSchema = z.strictObject({ start: instantSchema, end: instantSchema })

const note = text(500)

/** The proposal of one side: one time, or a few for the other side to choose from. */
export const proposeAppointmentSchema = z.strictObject({
  kind: z.enum(appointmentKinds),
  slots: z.array(slotSchema).min(1).max(5),
  /** At whose place it is. Unless said, a first contact is where the person arrives, and a call before where they leave. */
  host: ownerSchema.optional(),
  note: note.optional(),
})

/** An appointment of those who answer for a referral, with or without the person. Its note is kept sealed. */
export const appointmentSchema = z.strictObject({
  id: idSchema<'appointment'>(),
  /** Grows by one with every change; the `ETag`. */
  version: z.int().min(1),
  kind: z.enum(appointmentKinds),
  state: z.enum(appointmentStates),
  /** Which side proposed it, and who. */
  side: ownerSchema,
  memberId: idSchema<'member'>(),
  slots: proposeAppointmentSchema.shape.slots,
  /** At whose place it is, and by which clock: an appointment happens where it happens. */
  host: ownerSchema,
  country: countrySchema,
  timeZone: timeZoneSchema,
  /** The one of them that the other side took. */
  agreed: slotSchema.optional(),
  agreedBy: idSchema<'member'>().optional(),
  createdAt: instantSchema,
  changedAt: instantSchema,
  note: note.optional(),
})

export type AppointmentId = Id<'appointment'>
export type Appointment = z.infer<typeof appointmentSchema>
export type ProposeAppointment = z.infer<typeof proposeAppointmentSchema>

/** The member who acts on an appointment, for which side, and when. */
export type AppointmentActor = { readonly side: Owner; readonly memberId: MemberId; readonly now: Instant }

/** Where the two sides are. */
export type Places = Readonly<Record<Owner, Pick<Appointment, 'country' | 'timeZone'>>>

/** The parts of a referral by which an appointment is measured. */
export type Course = Pick<Referral, 'departedAt' | 'departedOn'>

const shortestMs = 15 * 60_000
const usualHost = {
  first_contact: 'receiver',
  pre_departure_call: 'sender',
} as const satisfies Record<Appointment['kind'], Owner>

const maxMs = 180 * 60_000
const furthestDays = 180

/**
 * @throws {Refused} `invalid` for times that are over, too far away, too short, too long, that overlap or come before the
 *   departure; `not_possible` for a call before a departure that has been
 */
export function proposeAppointment(
  id: AppointmentId,
  { kind, slots, host = usualHost[kind], note }: ProposeAppointment,
  { side, memberId, now }: AppointmentActor,
  places: Places,
  { departedAt, departedOn }: Course,
): Appointment {
  if (kind === 'pre_departure_call' && departedAt !== undefined) {
    refuse({ code: 'not_possible', what: 'already_departed' })
  }
  const { country, timeZone } = places[host]
  for (const [n, slot] of slots.entries()) {
    const length = Date.parse(slot.end) - Date.parse(slot.start)
    if (slot.start <= now) refuseSlot(n, 'in_the_past')
    if (slot.start > plusDays(now, furthestDays)) refuseSlot(n, 'too_far_ahead')
    if (length < shortestMs || length > maxMs) refuseSlot(n, 'impossible_length')
    if (slots.slice(0, n).some((other) => overlap(slot, other))) refuseSlot(n, 'overlaps')
    if (departedOn !== undefined && localDay(slot.start, timeZone) < departedOn) {
      refuseSlot(n, 'before_departure', { departure: departedOn })
    }
  }
  return {
    id,
    version: 1,
    kind,
    state: 'proposed',
    side,
    memberId,
    slots,
    host,
    country,
    timeZone,
    createdAt: now,
    changedAt: now,
    ...(note !== undefined && { note }),
  }
}

/** The other side takes one of the times. @throws {Refused} `illegal_transition`, `not_possible`, `invalid` */
export function agreeAppointment(
  appointment: Appointment,
  start: Instant,
  { side, memberId, now }: AppointmentActor,
): Appointment {
  assertState(appointment, ['proposed'])
  if (appointment.side === side) refuse({ code: 'not_possible', what: 'own_proposal' })
  const agreed = appointment.slots.find((slot) => slot.start === start)
  if (agreed === undefined) {
    return refuse({ code: 'invalid', errors: [{ path: ['body', 'start'], code: 'not_proposed' }] })
  }
  if (agreed.start <= now)
    refuse({ code: 'invalid', errors: [{ path: ['body', 'start'], code: 'in_the_past' }] })
  return { ...moved(appointment, 'agreed', now), agreed, agreedBy: memberId }
}

/** Either side calls it off. @throws {Refused} `illegal_transition` */
export function cancelAppointment(appointment: Appointment, { now }: AppointmentActor): Appointment {
  assertState(appointment, ['proposed', 'agreed'])
  return moved(appointment, 'cancelled', now)
}

/** Either side says whether it took place. @throws {Refused} `illegal_transition`, `not_possible` before its time */
export function recordAppointment(
  appointment: Appointment,
  tookPlace: boolean,
  { now }: AppointmentActor,
): Appointment {
  assertState(appointment, ['agreed'])
  if (appointment.agreed !== undefined && appointment.agreed.start > now) {
    refuse({ code: 'not_possible', what: 'still_ahead' })
  }
  return moved(appointment, tookPlace ? 'held' : 'missed', now)
}

/** The end of a referral calls off what was still to come of its appointments. */
export function endAppointments(appointments: readonly Appointment[], now: Instant): readonly Appointment[] {
  return appointments.map((appointment) =>
    appointment.state === 'proposed' || appointment.state === 'agreed'
      ? moved(appointment, 'cancelled', now)
      : appointment,
  )
}

/** The appointments that are agreed and not over yet, the first one first. */
export function comingUp(appointments: readonly Appointment[], now: Instant): readonly Agreed[] {
  return appointments
    .flatMap((appointment) => {
      const { state, agreed } = appointment
      return state === 'agreed' && agreed !== undefined && agreed.end > now
        ? [{ ...appointment, agreed }]
        : []
    })
    .toSorted((one, other) => (one.agreed.start < other.agreed.start ? -1 : 1))
}

export type Agreed = Appointment & { readonly agreed: Slot }

/** The times that an appointment takes, or may take yet. */
export function timesOf({ state, slots, agreed }: Appointment): readonly Slot[] {
  if (state === 'proposed') return slots
  return state === 'agreed' && agreed !== undefined ? [agreed] : []
}

/** The steps that an appointment allows in a state. */
const possible = {
  proposed: ['agree', 'cancel'],
  agreed: ['cancel', 'record'],
  cancelled: [],
  held: [],
  missed: [],
} as const satisfies Record<Appointment['state'], readonly string[]>

function assertState({ state }: Appointment, from: readonly Appointment['state'][]): void {
  if (!from.includes(state)) refuse({ code: 'illegal_transition', state, allowed: possible[state] })
}

function moved(appointment: Appointment, state: Appointment['state'], changedAt: Instant): Appointment {
  return { ...appointment, version: appointment.version + 1, state, changedAt }
}

function overlap(one: Slot, other: Slot): boolean {
  return one.start < other.end && other.start < one.end
}

function refuseSlot(n: number, code: FieldCode, params?: FieldError['params']): never {
  return refuse({
    code: 'invalid',
    errors: [{ path: ['body', 'slots', n], code, ...(params && { params }) }],
  })
}
