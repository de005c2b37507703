import { channelKinds } from '@passerelle/domain/casework'
import { languageSchema, timeZoneSchema } from '@passerelle/domain/codes'
import {
  appointmentSchema,
  contactRules,
  contactTemplates,
  maxMeetingDays,
  maxSlots,
  messageSchema,
  noMeetingReasons,
  proposeAppointmentSchema,
  readReceiptSchema,
  slotSchema,
  writeMessageSchema,
} from '@passerelle/domain/exchange'
import { dateSchema, idSchema, instantSchema } from '@passerelle/domain/kernel'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import type { Routes } from './route.ts'

/** One page of a conversation, the newest message last, and how far the people of both sides have read. */
export const conversationPageSchema = pageOf(messageSchema).extend({
  receipts: z.array(readReceiptSchema),
  /** How many messages of the other side oneself has not read yet. */
  unread: z.int().min(0),
})
export type ConversationPage = z.output<typeof conversationPageSchema>

export const receiptsSchema = z.strictObject({ receipts: z.array(readReceiptSchema) })

/** Which text, on which of the person's channels: their place in the case or in the package, the first is 0. */
export const personMessageQuerySchema = z.strictObject({
  template: z.enum(contactTemplates),
  channel: z.coerce.number().int().min(0).max(9),
  language: languageSchema.optional(),
  /** The agreed appointment that it is about. */
  appointmentId: idSchema<'appointment'>().optional(),
})
export type PersonMessageQuery = z.output<typeof personMessageQuerySchema>

/**
 * A text that is ready to be sent, in the person's language where there are texts in it, and the rules that shaped it.
 */
export const personMessageSchema = z.strictObject({
  template: z.enum(contactTemplates),
  channel: z.strictObject({ position: z.int().min(0), kind: z.enum(channelKinds) }),
  language: z.string(),
  version: z.int().min(1),
  rules: z.array(z.enum(contactRules)),
  text: z.string(),
})
export type PersonMessage = z.output<typeof personMessageSchema>

const slotTimesSchema = z.strictObject({
  day: dateSchema,
  from: z.string(),
  to: z.string(),
  timeZone: timeZoneSchema,
})

/** For how long to look from which day on, by the calendar of one's own side; from today, if not said. */
export const meetingQuerySchema = z.strictObject({
  from: dateSchema.optional(),
  days: z.coerce.number().int().min(1).max(maxMeetingDays).default(14),
  minutes: z.coerce.number().int().min(15).max(180).multipleOf(15).default(60),
})
export type MeetingQuery = z.output<typeof meetingQuerySchema>

/** Times at which both sides can be met, each as the clocks on the walls of both show it; or why there are none. */
export const meetingSlotsSchema = z.strictObject({
  slots: z
    .array(
      slotSchema.extend({ local: z.strictObject({ sender: slotTimesSchema, receiver: slotTimesSchema }) }),
    )
    .max(maxSlots),
  none: z.enum(noMeetingReasons).optional(),
})
export type MeetingSlots = z.output<typeof meetingSlotsSchema>

const one = '/v1/referrals/{referralId}'
const appointment = `${one}/appointments/{appointmentId}` as const

/** The talk between the two sides of a referral. */
export const talk = {
  writeMessage: {
    method: 'POST',
    path: `${one}/messages`,
    summary: 'Write to those who answer for the referral on the other side',
    body: writeMessageSchema,
    answer: { status: 201, body: messageSchema },
  },
  readMessages: {
    method: 'GET',
    path: `${one}/messages`,
    summary: 'Read what was written, the newest message last, and how far everybody has read',
    query: pageQuerySchema,
    answer: { status: 200, body: conversationPageSchema },
  },
  markMessagesRead: {
    method: 'POST',
    path: `${one}/messages/read`,
    summary: 'Say up to which message one has read',
    body: z.strictObject({ upTo: messageSchema.shape.seq }),
    answer: { status: 200, body: receiptsSchema },
  },
  addressPerson: {
    method: 'GET',
    path: `${one}/person-messages`,
    summary: 'Read a text to the person for one of their channels, within the safety rule of that channel',
    query: personMessageQuerySchema,
    answer: { status: 200, body: personMessageSchema },
  },
  findMeetingSlots: {
    method: 'GET',
    path: `${one}/meeting-slots`,
    summary: 'Find times at which both sides are at work and, as far as one can see, nothing else is on',
    query: meetingQuerySchema,
    answer: { status: 200, body: meetingSlotsSchema },
  },
  proposeAppointment: {
    method: 'POST',
    path: `${one}/appointments`,
    summary: 'Propose a time, or a few to choose from, to the other side',
    body: proposeAppointmentSchema,
    answer: { status: 201, body: appointmentSchema },
  },
  listAppointments: {
    method: 'GET',
    path: `${one}/appointments`,
    summary: 'List the appointments of a referral, the first one made first',
    answer: { status: 200, body: z.strictObject({ items: z.array(appointmentSchema) }) },
  },
  readAppointment: {
    method: 'GET',
    path: appointment,
    summary: 'Read one appointment',
    answer: { status: 200, body: appointmentSchema },
  },
  agreeAppointment: {
    method: 'POST',
    path: `${appointment}/agree`,
    summary: 'Take one of the times that the other side proposed',
    body: z.strictObject({ start: instantSchema }),
    change: true,
    answer: { status: 200, body: appointmentSchema },
  },
  cancelAppointment: {
    method: 'POST',
    path: `${appointment}/cancel`,
    summary: 'Call an appointment off',
    body: z.strictObject({}),
    change: true,
    answer: { status: 200, body: appointmentSchema },
  },
  recordAppointment: {
    method: 'POST',
    path: `${appointment}/record`,
    summary: 'Say whether an appointment took place',
    body: z.strictObject({ tookPlace: z.boolean() }),
    change: true,
    answer: { status: 200, body: appointmentSchema },
  },
} as const satisfies Routes
