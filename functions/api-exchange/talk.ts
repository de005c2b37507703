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
import type { ExchangeContext } from './context.ts'
import { markMessagesRead, readMessage, readMessages, writeMessage } from './converse.ts'
import { findMeeting } from './find-meeting.ts'

/** The talk between the two sides of a referral. */
export const talk: Handlers<typeof routes, ExchangeContext> = {
  writeMessage: {
    run: (context, { params, body }) => writeMessage(context, params.referralId, body.text),
    replay: (context, _id, { params }, seq) => readMessage(context, params.referralId, seq),
  },
  readMessages: (context, { params, query }) => readMessages(context, params.referralId, query),
  markMessagesRead: {
    run: (context, { params, body }) => markMessagesRead(context, params.referralId, body.upTo),
    replay: (context, _id, { params, body }) => markMessagesRead(context, params.referralId, body.upTo),
  },
  addressPerson: (context, { params, query }) => addressPerson(context, params.referralId, query),

  findMeetingSlots: (context, { params, query }) => findMeeting(context, params.referralId, query),
  proposeAppointment: {
    run: (context, { params, body }) => proposeAppointment(context, params.referralId, body),
    replay: replayAppointment,
  },
  listAppointments: (context, { params }) => listAppointments(context, params.referralId),
  readAppointment: (context, { params }) => readAppointment(context, params.referralId, params.appointmentId),
  agreeAppointment: {
    run: (context, { params, expected, body }) =>
      agreeAppointment(context, { ...params, expected }, body.start),
    replay: replayAppointment,
  },
  cancelAppointment: {
    run: (context, { params, expected }) => cancelAppointment(context, { ...params, expected }),
    replay: replayAppointment,
  },
  recordAppointment: {
    run: (context, { params, expected, body }) =>
      recordAppointment(context, { ...params, expected }, body.tookPlace),
    replay: replayAppointment,
  },
}

/** An appointment as it is now, for a request that was sent twice. */
function replayAppointment(
  context: ExchangeContext,
  id: string,
  { params }: { readonly params: { readonly referralId: ReferralId } },
): Promise<Appointment> {
  return readAppointment(context, params.referralId, id as AppointmentId) // it was written with the answer
}
