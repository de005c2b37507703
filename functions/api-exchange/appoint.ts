import {
  type Appointment,
  type AppointmentActor,
  type AppointmentId,
  agreeAppointment as agree,
  cancelAppointment as cancel,
  demandWritable,
  type ProposeAppointment,
  proposeAppointment as propose,
  recordAppointment as record,
} from '@passerelle/domain/exchange'
import { type Instant, type ReferralId, refuse } from '@passerelle/domain/kernel'
import {
  type AppointmentChange,
  appointmentIn,
  appointmentKeys,
  appointmentsIn,
  type FoundReferral,
  keepAppointment,
} from '@passerelle/table'
import type { ExchangeDesk } from './desk.ts'

/** Which appointment, and the version of it that the caller saw. */
export type AskedAppointment = {
  readonly referralId: ReferralId
  readonly appointmentId: AppointmentId
  readonly expected: number
}

/** Proposes times to the other side, while it may read them. */
export async function proposeAppointment(
  desk: ExchangeDesk,
  referralId: ReferralId,
  proposal: ProposeAppointment,
): Promise<Appointment> {
  const found = await find(desk, referralId)
  const actor = actorAt(desk, found)
  demandWritable(found.referral, actor.now)
  const proposed = propose(desk.ids.next<'appointment'>(), proposal, actor)
  return keepAppointment(desk.table, found, {
    action: 'proposeAppointment',
    status: 201,
    asksOther: true,
    decide: () => proposed,
  })
}

export async function listAppointments(
  desk: ExchangeDesk,
  referralId: ReferralId,
): Promise<{ items: Appointment[] }> {
  return { items: [...appointmentsIn(await find(desk, referralId))] }
}

export async function readAppointment(
  desk: ExchangeDesk,
  referralId: ReferralId,
  appointmentId: AppointmentId,
): Promise<Appointment> {
  return appointmentIn(appointmentsIn(await find(desk, referralId)), appointmentId)
}

/** Takes one of the proposed times. */
export async function agreeAppointment(
  desk: ExchangeDesk,
  asked: AskedAppointment,
  start: Instant,
): Promise<Appointment> {
  const found = await find(desk, asked.referralId)
  demandWritable(found.referral, actorAt(desk, found).now)
  return change(desk, found, asked, {
    action: 'agreeAppointment',
    asksOther: true,
    step: (appointment, actor) => agree(appointment, start, actor),
  })
}

export async function cancelAppointment(desk: ExchangeDesk, asked: AskedAppointment): Promise<Appointment> {
  const found = await find(desk, asked.referralId)
  return change(desk, found, asked, { action: 'cancelAppointment', step: cancel })
}

/** Says whether it took place. */
export async function recordAppointment(
  desk: ExchangeDesk,
  asked: AskedAppointment,
  tookPlace: boolean,
): Promise<Appointment> {
  const found = await find(desk, asked.referralId)
  return change(desk, found, asked, {
    action: 'recordAppointment',
    step: (appointment, actor) => record(appointment, tookPlace, actor),
  })
}

type Change = Pick<AppointmentChange, 'action' | 'asksOther'> & {
  readonly step: (appointment: Appointment, actor: AppointmentActor) => Appointment
}

function change(
  desk: ExchangeDesk,
  found: FoundReferral,
  { appointmentId, expected }: AskedAppointment,
  { step, ...rest }: Change,
): Promise<Appointment> {
  return keepAppointment(desk.table, found, {
    ...rest,
    status: 200,
    decide(appointments) {
      const appointment = appointmentIn(appointments, appointmentId)
      const { version } = appointment
      return version === expected
        ? step(appointment, actorAt(desk, found))
        : refuse({ code: 'stale_version', current: version })
    },
  })
}

function find(desk: ExchangeDesk, id: ReferralId): Promise<FoundReferral> {
  return desk.referrals.find(id, { besides: appointmentKeys(desk.tenant) })
}

function actorAt({ me, clock }: ExchangeDesk, { side }: FoundReferral): AppointmentActor {
  return { side, memberId: me, now: clock.now().toISOString() }
}
