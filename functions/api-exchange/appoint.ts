import {
  type Appointment,
  type AppointmentActor,
  type AppointmentId,
  agreeAppointment as agree,
  assertWritable,
  cancelAppointment as cancel,
  type ProposeAppointment,
  proposeAppointment as propose,
  recordAppointment as record,
} from '@passerelle/domain/exchange'
import { type Instant, type ReferralId, refuse } from '@passerelle/domain/kernel'
import {
  type AppointmentChange,
  appointmentIn,
  appointmentsIn,
  type FoundReferral,
  keepAppointment,
  placesOf,
} from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'

/** Which appointment, and the version of it that the caller saw. */
export type AppointmentRequest = {
  readonly referralId: ReferralId
  readonly appointmentId: AppointmentId
  readonly expected: number
}

/** Proposes times to the other side, while it may read them. */
export async function proposeAppointment(
  context: ExchangeContext,
  referralId: ReferralId,
  proposal: ProposeAppointment,
): Promise<Appointment> {
  const found = await find(context, referralId)
  const actor = actorAt(context, found)
  assertWritable(found.referral, actor.now)
  const proposed = propose(
    context.ids.next<'appointment'>(),
    proposal,
    actor,
    placesOf(found),
    found.referral,
  )
  return keepAppointment(context.table, found, {
    status: 201,
    asksOther: true,
    decide: () => proposed,
  })
}

export async function listAppointments(
  context: ExchangeContext,
  referralId: ReferralId,
): Promise<{ items: Appointment[] }> {
  return { items: [...appointmentsIn(await find(context, referralId))] }
}

export async function readAppointment(
  context: ExchangeContext,
  referralId: ReferralId,
  appointmentId: AppointmentId,
): Promise<Appointment> {
  return appointmentIn(appointmentsIn(await find(context, referralId)), appointmentId)
}

/** Takes one of the proposed times. */
export async function agreeAppointment(
  context: ExchangeContext,
  asked: AppointmentRequest,
  start: Instant,
): Promise<Appointment> {
  const found = await find(context, asked.referralId)
  assertWritable(found.referral, actorAt(context, found).now)
  return change(context, found, asked, {
    asksOther: true,
    step: (appointment, actor) => agree(appointment, start, actor),
  })
}

export async function cancelAppointment(
  context: ExchangeContext,
  asked: AppointmentRequest,
): Promise<Appointment> {
  const found = await find(context, asked.referralId)
  return change(context, found, asked, { step: cancel })
}

/** Says whether it took place. */
export async function recordAppointment(
  context: ExchangeContext,
  asked: AppointmentRequest,
  tookPlace: boolean,
): Promise<Appointment> {
  const found = await find(context, asked.referralId)
  return change(context, found, asked, {
    step: (appointment, actor) => record(appointment, tookPlace, actor),
  })
}

type Change = Pick<AppointmentChange, 'asksOther'> & {
  readonly step: (appointment: Appointment, actor: AppointmentActor) => Appointment
}

function change(
  context: ExchangeContext,
  found: FoundReferral<'appointments'>,
  { appointmentId, expected }: AppointmentRequest,
  { step, ...rest }: Change,
): Promise<Appointment> {
  return keepAppointment(context.table, found, {
    ...rest,
    status: 200,
    decide(appointments) {
      const appointment = appointmentIn(appointments, appointmentId)
      const { version } = appointment
      return version === expected
        ? step(appointment, actorAt(context, found))
        : refuse({ code: 'stale_version', current: version })
    },
  })
}

function find(context: ExchangeContext, id: ReferralId): Promise<FoundReferral<'appointments'>> {
  return context.referrals.find(id, { with: ['appointments'] })
}

function actorAt({ me, clock }: ExchangeContext, { side }: FoundReferral): AppointmentActor {
  return { side, memberId: me, now: clock.now().toISOString() }
}
