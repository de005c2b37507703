import type { talk as routes } from '@passerelle/contract/exchange'
import type { Appointment, AppointmentId } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import type { Handlers } from '@passerelle/runtime'
import { addressPerson } from './address-person.ts'
import {
  agreeAppointment,
  cancelAppointment,
  listAppointments,
  proposeAppointment,
  readAppointment,
  recordAppointment,
} from './appoint.ts'
import { markMessagesRead, readMessage, readMessages, writeMessage } from './converse.ts'
import type { ExchangeDesk } from './desk.ts'
import { findMeeting } from './find-meeting.ts'

/** What the two sides of a referral say to each other. */
export const talk: Handlers<typeof routes, ExchangeDesk> = {
  writeMessage: {
    run: (desk, { params, body }) => writeMessage(desk, params.referralId, body.text),
    again: (desk, _id, { params }, seq) => readMessage(desk, params.referralId, seq),
  },
  readMessages: (desk, { params, query }) => readMessages(desk, params.referralId, query),
  markMessagesRead: {
    run: (desk, { params, body }) => markMessagesRead(desk, params.referralId, body.upTo),
    again: (desk, _id, { params, body }) => markMessagesRead(desk, params.referralId, body.upTo),
  },
  addressPerson: (desk, { params, query }) => addressPerson(desk, params.referralId, query),

  findMeetingSlots: (desk, { params, query }) => findMeeting(desk, params.referralId, query),
  proposeAppointment: {
    run: (desk, { params, body }) => proposeAppointment(desk, params.referralId, body),
    again: readAgain,
  },
  listAppointments: (desk, { params }) => listAppointments(desk, params.referralId),
  readAppointment: (desk, { params }) => readAppointment(desk, params.referralId, params.appointmentId),
  agreeAppointment: {
    run: (desk, { params, expected, body }) => agreeAppointment(desk, { ...params, expected }, body.start),
    again: readAgain,
  },
  cancelAppointment: {
    run: (desk, { params, expected }) => cancelAppointment(desk, { ...params, expected }),
    again: readAgain,
  },
  recordAppointment: {
    run: (desk, { params, expected, body }) =>
      recordAppointment(desk, { ...params, expected }, body.tookPlace),
    again: readAgain,
  },
}

/** An appointment as it is now, for a request that was sent twice. */
function readAgain(
  desk: ExchangeDesk,
  id: string,
  { params }: { readonly params: { readonly referralId: ReferralId } },
): Promise<Appointment> {
  return readAppointment(desk, params.referralId, id as AppointmentId) // it was written with the answer
}
